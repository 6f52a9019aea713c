import { type FormEvent, useState } from 'react'
import { ColumnUse } from '../../../shared/import/seen.ts'
import { call } from '../../bridge/bridge.ts'
import { Button } from '../../kit/button.tsx'
import { Tick } from '../../kit/tick.tsx'
import { COLUMN_USES, describeShape } from './messages.ts'
import { count } from '../../language/plural.ts'
import type { Look, Seen } from './seen.ts'

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
    void look('Looking…', call('chooseColumns', { importId: seen.importId, hasHeader, columns }))
  }
  return (
    <form aria-label="Columns" onSubmit={submit} noValidate>
      <p>
        {count(seen.rows, 'row')}. Say which column is which. Values are not shown, because one of them is the
        secret.
      </p>
      <table className="table import-table" aria-label="Columns of the file">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Looks like</th>
            <th scope="col">Is the</th>
          </tr>
        </thead>
        <tbody>
          {seen.columns.map(({ name, shape }, column) => {
            const words = name ?? `Column ${column + 1}`
            return (
              <tr key={words + String(column)}>
                <td>{words}</td>
                <td>{describeShape(shape)}</td>
                <td>
                  <select
                    className="field"
                    aria-label={`${words} is the`}
                    value={useOf(column)}
                    onChange={(event) => give(column, event.target.value)}
                  >
                    <option value="">nothing of use</option>
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
        The first row names the columns
      </Tick>
      <div className="buttons import-more">
        <Button kind="primary" isSubmit>
          Look at the rows
        </Button>
      </div>
    </form>
  )
}
