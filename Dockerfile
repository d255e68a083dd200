# node:24-slim has Node 24.11 or newer, which runs the TypeScript of the server as it is.
FROM node:24-slim AS manifests
RUN npm install --global pnpm@12.21.0
WORKDIR /app
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY apps/bench/package.json apps/bench/
COPY apps/example-terminal/package.json apps/example-terminal/
COPY apps/server/package.json apps/server/
COPY apps/web/package.json apps/web/
COPY e2e/package.json e2e/
COPY packages/api/package.json packages/api/
COPY packages/cards/package.json packages/cards/
COPY packages/client/package.json packages/client/
COPY packages/contract/package.json packages/contract/
COPY packages/db/package.json packages/db/
COPY packages/diff/package.json packages/diff/
COPY packages/llm/package.json packages/llm/
COPY packages/prompt/package.json packages/prompt/
COPY packages/tsconfig/package.json packages/tsconfig/

FROM manifests AS dependencies
RUN pnpm install --frozen-lockfile --prod --filter "@personaforge/server..."

FROM manifests AS web
ENV NEXT_TELEMETRY_DISABLED=1
RUN pnpm install --frozen-lockfile --filter "@personaforge/web..."
COPY packages packages
COPY apps/web apps/web
RUN pnpm --filter @personaforge/web run build && rm -rf apps/web/.next/cache

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 DATA_DIR=/data PORT=3000
RUN install -d -o node -g node /data
COPY --from=dependencies /app ./
COPY packages packages
COPY apps/server apps/server
COPY apps/web apps/web
COPY --from=web --chown=node:node /app/apps/web/.next apps/web/.next
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s CMD node -e "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"
# docker-compose.yml adds --loopback-published: without it PersonaForge refuses to listen for other machines.
CMD ["node", "apps/server/src/main.ts"]
