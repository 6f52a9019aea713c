import { createElement, type FunctionComponent } from 'react'
import { renderToString } from 'react-dom/server'
import { useStore } from '../../renderer/app/store.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'

/** What a view says of a vault, as text; drawn once, without a browser. */
export const textDrawn = (View: FunctionComponent, snapshot: Snapshot): string => {
  // what is drawn on a server shows the store as it began
  Object.assign(useStore.getInitialState(), { snapshot, stored: snapshot })
  return renderToString(createElement(View))
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
}
