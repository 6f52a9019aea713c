import { useEffect, useId } from 'react'
import { useVault } from '../bridge/use-parts.ts'
import { Button } from '../kit/button.tsx'
import { FloatingDialog } from '../kit/floating-dialog.tsx'
import { undoLast } from './undoing.ts'
import { openShortcuts, useStore } from './store.ts'
import { SHORTCUTS } from './words-shortcuts.ts'

/** Whether keys pressed here are somebody’s text, or belong to what floats; a tick takes no text. */
const isTypedIn = (element: Element): boolean =>
  element.closest('[role="dialog"], [role="menu"], textarea, select') !== null ||
  (element instanceof HTMLInputElement && !['checkbox', 'radio'].includes(element.type))

/** Every key that Keyward knows: "?" from anywhere but where somebody types; there Ctrl-Z is the field's own as well. */
export const Shortcuts = () => {
  const isOpen = useStore((state) => state.isShortcutsOpen)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isElsewhere = event.target instanceof Element && isTypedIn(event.target)
      const isUndo = event.key === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
      if (isUndo && !isElsewhere && undoLast()) return event.preventDefault()
      if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey || isElsewhere) return
      event.preventDefault()
      openShortcuts(true)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  return isOpen ? <OpenShortcuts /> : null
}

const close = () => openShortcuts(false)

const OpenShortcuts = () => {
  const isMac = useVault(({ platform }) => platform === 'macos')
  const id = useId()
  return (
    <FloatingDialog className="shortcuts" labelledBy={id} isDismissable onClose={close}>
      <div className="shortcuts-body">
        <h2 id={id} className="pane-title">
          {SHORTCUTS.title}
        </h2>
        <p className="soft">{SHORTCUTS.lead}</p>
        <div className="shortcuts-columns">
          {SHORTCUTS.groups.map(({ head, keys }) => (
            <section key={head}>
              <h3>{head}</h3>
              <dl>
                {keys.map(([name, parts]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>
                      {parts.map((part) =>
                        part === SHORTCUTS.to ? (
                          <span key={part}>{part}</span>
                        ) : (
                          <kbd key={part}>
                            {part === SHORTCUTS.control && isMac ? SHORTCUTS.command : part}
                          </kbd>
                        ),
                      )}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
      <footer className="shortcuts-foot">
        <span className="age">{SHORTCUTS.foot}</span>
        <span className="push" />
        <Button autoFocus onClick={close}>
          {SHORTCUTS.close}
        </Button>
      </footer>
    </FloatingDialog>
  )
}
