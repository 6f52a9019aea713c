import { type KeyboardEvent, useId } from 'react'
import { allColumns, type ColumnChoice } from '../../../shared/settings/columns.ts'
import { announce, openColumns, useStore } from '../../app/store.ts'
import { useVault } from '../../bridge/use-parts.ts'
import { Button } from '../../kit/button.tsx'
import { FloatingDialog } from '../../kit/floating-dialog.tsx'
import { mayHide, moveColumn, resetColumns, showColumn, stepColumn, widthOf } from './columns.ts'
import { COLUMN_NAMES, COLUMNS } from './words-columns.ts'

/** Where the columns of the table of connections are chosen, ordered and sized. */
export const ColumnsDialog = () => {
  const isOpen = useStore((state) => state.isColumnsOpen)
  return isOpen ? <OpenColumnsDialog /> : null
}

const close = () => openColumns(false)

const choices = () => allColumns(useStore.getState().stored?.preferences.columns ?? [])

/** Said after it is stored, by how it then is. */
const move = async (one: ColumnChoice, by: -1 | 1) => {
  await moveColumn(one.id, by)
  announce(COLUMNS.movedSaid(COLUMN_NAMES[one.id], choices().findIndex(({ id }) => id === one.id) + 1))
}
const size = async (one: ColumnChoice, by: -1 | 1) => {
  await stepColumn(one.id, by)
  const now = choices().find(({ id }) => id === one.id)
  if (now !== undefined) announce(COLUMNS.widthSaid(COLUMN_NAMES[one.id], widthOf(now)))
}

const OpenColumnsDialog = () => {
  const columns = useVault(({ preferences }) => preferences.columns)
  const id = useId()
  return (
    <FloatingDialog className="small-sheet" labelledBy={id} isDismissable onClose={close}>
      <div className="small-sheet-body">
        <h2 id={id} className="pane-title">
          {COLUMNS.title}
        </h2>
        <p className="soft">{COLUMNS.lead}</p>
        <ul className="columns-list">
          {allColumns(columns).map((one) => (
            <ColumnRow key={one.id} one={one} />
          ))}
        </ul>
        <p className="age wrap">{COLUMNS.hint}</p>
        <div className="buttons small-sheet-foot">
          <Button kind="quiet" onClick={() => void resetColumns()}>
            {COLUMNS.reset}
          </Button>
          <Button kind="primary" onClick={close}>
            {COLUMNS.done}
          </Button>
        </div>
      </div>
    </FloatingDialog>
  )
}

const ColumnRow = ({ one }: { readonly one: ColumnChoice }) => {
  const name = COLUMN_NAMES[one.id]
  const isFirst = one.id === 'organisation'
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || isFirst) return
    const by = event.key === 'ArrowUp' || event.key === 'ArrowLeft' ? -1 : 1
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') void move(one, by)
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') void size(one, by)
    else return
    event.preventDefault()
  }
  return (
    <li className="columns-row" onKeyDown={onKeyDown}>
      <label className="tick">
        <input
          type="checkbox"
          className="box"
          checked={one.isShown}
          aria-disabled={!mayHide(one.id) || undefined}
          onChange={(event) => {
            if (mayHide(one.id)) void showColumn(one.id, event.target.checked)
          }}
        />
        <span>{name}</span>
        {mayHide(one.id) ? null : <span className="age">{COLUMNS.always}</span>}
      </label>
      {isFirst ? null : (
        <span className="columns-moves">
          <Button
            kind="quiet"
            size="icon"
            icon="narrower"
            aria-label={COLUMNS.narrower(name)}
            onClick={() => void size(one, -1)}
          />
          <Button
            kind="quiet"
            size="icon"
            icon="wider"
            aria-label={COLUMNS.wider(name)}
            onClick={() => void size(one, 1)}
          />
          <Button
            kind="quiet"
            size="icon"
            icon="up"
            aria-label={COLUMNS.up(name)}
            onClick={() => void move(one, -1)}
          />
          <Button
            kind="quiet"
            size="icon"
            icon="down"
            aria-label={COLUMNS.down(name)}
            onClick={() => void move(one, 1)}
          />
        </span>
      )}
    </li>
  )
}
