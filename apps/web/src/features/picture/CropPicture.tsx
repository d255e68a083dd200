"use client";

import type { Crop } from "@personaforge/contract/picture";
import { useState } from "react";
import Cropper from "react-easy-crop";
import "react-easy-crop/react-easy-crop.css";
import { CropNumbers } from "./CropNumbers.tsx";
import { type Extent, firstSquare, squareOf } from "./squares.ts";

const mostZoom = 8;
const frame = {
  role: "group",
  "aria-label": "Part of the picture that is shown; arrow keys move it",
};

/** Where the cropper stands to show a square: it counts from the middle, in points of the screen. */
interface View {
  /** A new one begins at `from`. */
  key: number;
  from: Crop;
}

function ZoomSlider({ zoom, onZoom }: { zoom: number; onZoom: (zoom: number) => void }) {
  return (
    <label className="flex items-center gap-4 text-sm font-semibold">
      Zoom
      <input
        type="range"
        min={1}
        max={mostZoom}
        step={0.05}
        value={zoom}
        onChange={({ target }) => onZoom(Number(target.value))}
        className="min-w-0 flex-1 accent-accent"
      />
    </label>
  );
}

/** Chooses the square of a picture that is shown: by dragging, by keys, or by numbers. */
export function CropPicture({
  url,
  extent,
  square,
  onChange,
}: {
  url: string;
  extent: Extent;
  square: Crop;
  onChange: (square: Crop) => void;
}) {
  const [view, setView] = useState<View>(() => ({ key: 0, from: firstSquare(extent) }));
  const [place, setPlace] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const { left: x, top: y, size } = view.from;
  const least = Math.min(extent.width, extent.height);
  return (
    <div className="flex flex-col gap-5">
      <div className="relative h-[min(22rem,40dvh)] overflow-hidden rounded-lg bg-sunken">
        <Cropper
          key={view.key}
          image={url}
          crop={place}
          zoom={zoom}
          maxZoom={mostZoom}
          aspect={1}
          keyboardStep={8}
          disableAutomaticStylesInjection
          initialCroppedAreaPixels={{ x, y, width: size, height: size }}
          onCropChange={setPlace}
          onZoomChange={setZoom}
          onCropComplete={(_percent, area) => onChange(squareOf(extent, area))}
          cropperProps={frame}
          mediaProps={{ alt: "" }}
        />
      </div>
      <ZoomSlider zoom={zoom} onZoom={setZoom} />
      <CropNumbers
        extent={extent}
        square={square}
        onChange={(next) => {
          // The cropper cannot show less of the picture than its largest zoom does.
          const from = { ...next, size: Math.max(next.size, Math.ceil(least / mostZoom)) };
          setView(({ key }) => ({ key: key + 1, from }));
          onChange(from);
        }}
      />
    </div>
  );
}
