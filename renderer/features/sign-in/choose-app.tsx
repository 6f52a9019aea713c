import { hasSignIns } from '../../../shared/apps/app-kind.ts'
import { foldText } from '../../../shared/kernel/shown-text.ts'
import { FloatingDialog } from '../../kit/floating-dialog.tsx'
import { Icon } from '../../kit/icon.tsx'
import { connect } from '../../app/actions.ts'
import { describeSecret } from '../connections/words-status.ts'
import { chooseApp, useStore } from '../../app/store.ts'
import { CHOOSE_APP } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'
import { REGION } from '../../language/region.ts'

/** Which app shall connect, where there are several. */
export const ChooseApp = () => {
  const snapshot = useParts('apps')
  const isOpen = useStore((state) => state.isChoosingApp)
  const now = useStore((state) => state.now)
  if (!isOpen) return null
  const apps = snapshot.apps
    .filter(({ kind }) => hasSignIns(kind))
    .toSorted((a, b) => foldText(a.name).localeCompare(foldText(b.name), REGION))
  return (
    <FloatingDialog
      className="palette"
      labelledBy="choose-title"
      isDismissable
      onClose={() => chooseApp(false)}
    >
      <div className="choose-head">
        <h1 className="page-title" id="choose-title">
          {CHOOSE_APP.title}
        </h1>
        <p className="soft">{CHOOSE_APP.explanation}</p>
      </div>
      <ul className="palette-group choose-list">
        {apps.map((app, index) => (
          <li key={app.id}>
            <button
              type="button"
              className="palette-row"
              autoFocus={index === 0}
              onClick={() => void connect(app.id)}
            >
              <Icon name="key" />
              <span>{app.name}</span>
              <span className="age">{describeSecret(app.secret, now).words}</span>
            </button>
          </li>
        ))}
      </ul>
    </FloatingDialog>
  )
}
