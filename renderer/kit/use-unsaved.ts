import { useId, useLayoutEffect } from 'react'
import { dropUnsaved, keepUnsaved, type Unsaved } from '../app/store.ts'
import { USE_UNSAVED } from './words.ts'

type Words = Pick<Unsaved, 'ends'> & Partial<Pick<Unsaved, 'title' | 'stays' | 'foot'>>

/**
 * Says that something stands in this view and nowhere else while `isUnsaved`: leaving by the rail, the palette, a
 * shortcut, a notice, closing or quitting then asks first (requirement G9). Leaving the view ends it.
 */
export const useUnsaved = (
  isUnsaved: boolean,
  {
    title = USE_UNSAVED.leaveWithoutSaving,
    ends,
    stays = '',
    foot = USE_UNSAVED.nothingWasSentAnywhere,
  }: Words,
): void => {
  const id = useId()
  useLayoutEffect(() => {
    if (!isUnsaved) return undefined
    keepUnsaved({ id, title, ends, stays, foot })
    return () => dropUnsaved(id)
  }, [isUnsaved, id, title, ends, stays, foot])
}
