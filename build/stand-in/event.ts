/** An event object whose default the listener may prevent, with what it tells besides. */
export const createEvent = <Told extends object>(told: Told) => {
  let prevented = false
  return Object.defineProperties(
    { preventDefault: () => void (prevented = true), defaultPrevented: false },
    {
      ...Object.getOwnPropertyDescriptors(told),
      defaultPrevented: { get: () => prevented, enumerable: true },
    },
  ) as Told & { readonly preventDefault: () => void; readonly defaultPrevented: boolean }
}
