import { type FormEvent, useId, useState } from 'react'
import { tidyViewName } from '../../../shared/views/view.ts'
import { type Naming, nameView, showToast, useStore } from '../../app/store.ts'
import { undoOf } from '../../app/undoing.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { FloatingDialog } from '../../kit/floating-dialog.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { lookOf } from './view-actions.ts'
import { VIEWS } from './words.ts'

/** Where a view is given its name. */
export const NameDialog = () => {
  const naming = useStore((state) => state.naming)
  return naming === null ? null : <OpenNameDialog naming={naming} />
}

const close = () => nameView(null)

const OpenNameDialog = ({ naming }: { readonly naming: Naming }) => {
  const { viewId } = naming
  const [name, write] = useState(naming.name)
  const { isBusy, failure, run } = useCall()
  const id = useId()
  const isOff = isBusy || tidyViewName(name) === ''
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (isOff) return
    const called = tidyViewName(name)
    if (viewId === null) {
      const look = lookOf(useStore.getState().list)
      const saved = await run(() => call('saveView', { name: called, look }))
      if (saved?.ok !== true) return
      showToast(VIEWS.saved(called))
    } else {
      const changed = await run(() => call('changeView', { viewId, name: called }))
      if (changed?.ok !== true) return
      showToast(VIEWS.renamed(called), undoOf(changed.value.undoId))
    }
    close()
  }
  return (
    <FloatingDialog className="small-sheet" labelledBy={id} onClose={close}>
      <form className="small-sheet-body" onSubmit={(event) => void save(event)}>
        <h2 id={id} className="pane-title">
          {viewId === null ? VIEWS.saveTitle : VIEWS.renameTitle}
        </h2>
        {viewId === null ? <p className="soft">{VIEWS.lead}</p> : null}
        <TextField
          id="view-name"
          label={VIEWS.name}
          hint={VIEWS.hint}
          value={name}
          autoFocus
          onChange={write}
        />
        <FailureNote failure={failure} />
        <div className="buttons small-sheet-foot">
          <Button onClick={close}>{VIEWS.cancel}</Button>
          <Button kind="primary" isSubmit aria-disabled={isOff || undefined}>
            {viewId === null ? VIEWS.saveIt : VIEWS.renameIt}
          </Button>
        </div>
      </form>
    </FloatingDialog>
  )
}
