/** How large the page may be drawn; what a browser offers, within what the window's views are made for. */
const STEPS = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const

/** The next step up or down, or none. A factor in between counts as the step that it is nearest to. */
export const zoomed = (factor: number, by: 1 | 0 | -1): number => {
  if (by === 0 || !Number.isFinite(factor)) return 1
  const at = STEPS.reduce(
    (best, step, index) => (Math.abs(step - factor) < Math.abs((STEPS[best] ?? 1) - factor) ? index : best),
    0,
  )
  return STEPS[Math.max(0, Math.min(STEPS.length - 1, at + by))] ?? 1
}

/** What was kept as the factor, brought within what there is. */
export const knownZoom = (kept: unknown): number =>
  typeof kept === 'number' && STEPS.some((step) => step === kept) ? kept : 1
