import { type ComponentType, useEffect, useState } from 'react'

/** A view whose code is not part of the window's first frame, and how it is fetched ahead of being wanted. */
export type OnDemand<Props extends object> = {
  readonly View: ComponentType<Props>
  readonly prepare: () => Promise<void>
}

/**
 * A view that is fetched from beside the window when it is first wanted, or prepared. Once it is here it is drawn at
 * once. Not React's `lazy`, which suspends each view once more although it is here, and holds what comes back for 300 ms
 * behind what it showed meanwhile.
 */
export const onDemand = <Props extends object>(
  fetchView: () => Promise<ComponentType<Props>>,
): OnDemand<Props> => {
  let here: ComponentType<Props> | null = null
  let underWay: Promise<void> | null = null
  const prepare = (): Promise<void> =>
    (underWay ??= fetchView().then(
      (view) => {
        here = view
      },
      (error: unknown) => {
        // the next try fetches it anew
        underWay = null
        throw error
      },
    ))
  const View = (props: Props) => {
    const [shown, setShown] = useState<{ readonly Shown: ComponentType<Props> | null }>({ Shown: here })
    const [mistake, setMistake] = useState<{ readonly error: unknown } | null>(null)
    const { Shown } = shown
    const isHere = Shown !== null
    useEffect(() => {
      if (isHere) return undefined
      let isWanted = true
      prepare().then(
        () => {
          if (isWanted) setShown({ Shown: here })
        },
        (error: unknown) => {
          if (isWanted) setMistake({ error })
        },
      )
      return () => {
        isWanted = false
      }
    }, [isHere])
    // the boundary around the view says so, and offers to try again
    if (mistake !== null) throw mistake.error
    return Shown === null ? null : <Shown {...props} />
  }
  return { View, prepare }
}
