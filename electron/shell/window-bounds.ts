/** A rectangle on the desktop, in the system's own pixels. */
export type Bounds = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The least that the views are made for; a smaller display gives less. */
const SMALLEST = { width: 1000, height: 680 }
const USUAL = { width: 1280, height: 800 }
/** So much of the upper edge has to be in reach for somebody to move the window by it. */
const HANDLE = { width: 120, height: 32 }

/**
 * Where the window opens: where it was, if somebody could take hold of it there, else in the middle of the first
 * display; never larger than the display that it is on, and wholly inside of it.
 */
export const boundsOn = (kept: Bounds | null, areas: readonly Bounds[]): Bounds => {
  const [first = { x: 0, y: 0, ...USUAL }] = areas
  if (kept === null) return middleOf(first, USUAL)
  const area = areas.toSorted((a, b) => overlap(kept, b) - overlap(kept, a))[0]
  if (area === undefined || !canBeHeld(kept, areas)) return middleOf(first, kept)
  const size = within(kept, area)
  return {
    x: Math.round(Math.max(area.x, Math.min(kept.x, area.x + area.width - size.width))),
    y: Math.round(Math.max(area.y, Math.min(kept.y, area.y + area.height - size.height))),
    ...size,
  }
}

/** The least size on this display. */
export const smallestOn = (area: Bounds | undefined) =>
  area === undefined
    ? SMALLEST
    : { width: Math.min(SMALLEST.width, area.width), height: Math.min(SMALLEST.height, area.height) }

/** Whether the upper edge is in sight far enough to move the window by it. */
export const canBeHeld = ({ x, y, width }: Bounds, areas: readonly Bounds[]): boolean =>
  areas.some((area) => {
    const held = { x, y, width, height: HANDLE.height }
    return (
      Math.min(x + width, area.x + area.width) - Math.max(x, area.x) >= Math.min(HANDLE.width, width) &&
      overlap(held, area) > 0 &&
      y >= area.y
    )
  })

type Size = { readonly width: number; readonly height: number }

/** Not above the display's size, and not below the least. */
const within = (size: Size, area: Size): Size => {
  const least = smallestOn({ x: 0, y: 0, ...area })
  return {
    width: Math.round(Math.max(least.width, Math.min(size.width, area.width))),
    height: Math.round(Math.max(least.height, Math.min(size.height, area.height))),
  }
}

const middleOf = (area: Bounds, wanted: Size): Bounds => {
  const size = within(wanted, area)
  return {
    x: Math.round(area.x + (area.width - size.width) / 2),
    y: Math.round(area.y + (area.height - size.height) / 2),
    ...size,
  }
}

const overlap = (a: Bounds, b: Bounds): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y))
