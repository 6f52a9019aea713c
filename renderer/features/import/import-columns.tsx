import { type FormEvent, useState } from 'react'
import { ColumnUse } from '../../../shared/import/seen.ts'
import { call } from '../../bridge/bridge.ts'
import { Button } from '../../kit/button.tsx'
import { Tick } from '../../kit/tick.tsx'
import { COLUMN_USES, describeShape } from './words-found.ts'
import type { Look, Seen } from './seen.ts'
import { IMPORT_COLUMNS } from './words.ts'

type ColumnsProps = { readonly seen: Extract<Seen, { kind: 'columns' }>; readonly look: Look }

/** Which column is which, guessed beforehand; columns are shown by header and shape, never by value. */
export const ImportColumns = ({ seen, look }: ColumnsProps) => {
  const [columns, setColumns] = useState(seen.guess)
  const [hasHeader, setHasHeader] = useState(seen.hasHeader)
  const useOf = (column: number) => ColumnUse.options.find((use) => columns[use] === column) ?? ''
  const give = (column: number, use: string) =>
    setColumns((now) => {
      const next = { ...now }
      for (const one of ColumnUse.options) {
        if (next[one] === column) next[one] = null
        if (one === use) next[one] = column
      }
      return next
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void look(IMPORT_COLUMNS.looking, () =>
      call('chooseColumns', { importId: seen.importId, hasHeader, columns }),
    )
  }
  return (
    <form aria-label={IMPORT_COLUMNS.columns} onSubmit={submit} noValidate>
      <p>{IMPORT_COLUMNS.explanation(seen.rows)}</p>
      <table className="table import-table" aria-label={IMPORT_COLUMNS.columnsOfTheFile}>
        <thead>
          <tr>
            <th scope="col">{IMPORT_COLUMNS.column}</th>
            <th scope="col">{IMPORT_COLUMNS.looksLike}</th>
            <th scope="col">{IMPORT_COLUMNS.isThe}</th>
          </tr>
        </thead>
        <tbody>
          {seen.columns.map(({ name, shape }, column) => {
            const words = name ?? IMPORT_COLUMNS.columnNumber(column + 1)
            return (
              <tr key={words + String(column)}>
                <td>{words}</td>
                <td>{describeShape(shape)}</td>
                <td>
                  <select
                    className="field"
                    aria-label={IMPORT_COLUMNS.isTheName(words)}
                    value={useOf(column)}
                    onChange={(event) => give(column, event.target.value)}
                  >
                    <option value="">{IMPORT_COLUMNS.nothingOfUse}</option>
                    {ColumnUse.options.map((use) => (
                      <option key={use} value={use}>
                        {COLUMN_USES[use]}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <Tick more="import-more" isOn={hasHeader} onChange={(isOn) => setHasHeader(isOn)}>
        {IMPORT_COLUMNS.firstRowNames}
      </Tick>
      <div className="buttons import-more">
        <Button kind="primary" isSubmit>
          {IMPORT_COLUMNS.showRows}
        </Button>
      </div>
    </form>
  )
}
