-- wrk -s wrk.lua URL -- FILE SEED: FILE holds a request a line, "path" or "path<TAB>body".
local lines, requests = {}, {}

function init(args)
  for line in io.lines(args[1]) do
    lines[#lines + 1] = line
  end
  math.randomseed(tonumber(args[2]))
end

local function format(line)
  local path, body = line:match("^([^\t]*)\t?(.*)$")
  if body == "" then
    return wrk.format("GET", path)
  end
  return wrk.format("POST", path, { ["content-type"] = "application/json" }, body)
end

function request()
  local index = math.random(#lines)
  requests[index] = requests[index] or format(lines[index])
  return requests[index]
end

function done(summary, latency)
  local failed = summary.errors
  io.write(
    string.format(
      '\n{"requests":%d,"seconds":%f,"p50":%f,"p99":%f,"errors":%d}\n',
      summary.requests,
      summary.duration / 1e6,
      latency:percentile(50) / 1e3,
      latency:percentile(99) / 1e3,
      failed.connect + failed.read + failed.write + failed.status + failed.timeout
    )
  )
end
