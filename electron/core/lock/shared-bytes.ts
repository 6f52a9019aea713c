/**
 * Node cuts small buffers out of a slab that they share, which stays as long as it is not full: with whatever was
 * written there. After this another one is in use, and the old one goes with the last buffer that was cut from it.
 */
export const leaveSharedBytes = (): void => {
  // the largest that is cut from it: two fill an empty slab, so that the third begins another one
  const largest = (Buffer.poolSize >>> 1) - 1
  if (largest > 0) for (let taken = 0; taken < 3; taken += 1) Buffer.allocUnsafe(largest).fill(0)
}
