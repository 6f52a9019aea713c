import type { KeyboardEvent } from 'react'
import type { SavedView } from '../../../shared/views/view.ts'
import { useStore } from '../../app/store.ts'
import { useVault } from '../../bridge/use-parts.ts'
import { showRowMenu } from '../../kit/menu.tsx'
import { isShown, moveView, openView, removeView, renameView, viewActions } from './view-actions.ts'
import { VIEWS } from './words.ts'

/** The views of the list of connections, under its line in the rail. */
export const RailViews = () => {
  const views = useVault((vault) => vault.views)
  return views.length === 0 ? null : (
    <ul className="rail-views" aria-label={VIEWS.views}>
      {views.map((view) => (
        <RailView key={view.id} view={view} />
      ))}
    </ul>
  )
}

const RailView = ({ view }: { readonly view: SavedView }) => {
  const isCurrent = useStore(({ route, list }) => route.at === 'connections' && isShown(view, list))
  return (
    <li>
      <a
        className="rail-item rail-view"
        href={`#view-${view.id}`}
        title={view.name}
        aria-current={isCurrent ? 'true' : undefined}
        aria-keyshortcuts="F2 Delete Alt+ArrowUp Alt+ArrowDown"
        onClick={(event) => {
          event.preventDefault()
          openView(view)
        }}
        onKeyDown={(event) => onKey(event, view)}
        onContextMenu={(event) => showRowMenu(event, view.name, viewActions(view))}
      >
        <span className="rail-word clip">{view.name}</span>
      </a>
    </li>
  )
}

/** F2 gives it another name, Delete removes it, which is undone as everything is; Alt and an arrow move it. */
const onKey = (event: KeyboardEvent, view: SavedView) => {
  if (event.key === 'F2') renameView(view)
  else if (event.key === 'Delete') removeView(view)
  else if (event.altKey && event.key === 'ArrowUp') moveView(view, -1)
  else if (event.altKey && event.key === 'ArrowDown') moveView(view, 1)
  else return
  event.preventDefault()
}
