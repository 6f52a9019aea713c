import type { ConsumerRow } from './use-consumers.ts'
import { ROTATION_LIST } from './words.ts'

type ConsumerRowsProps = {
  readonly rows: readonly ConsumerRow[]
  readonly onChange: (key: number, part: Partial<ConsumerRow>) => void
}

/** The lines in which the tools that have a secret are written down. */
export const ConsumerRows = ({ rows, onChange }: ConsumerRowsProps) => (
  <ul className="consumer-rows">
    {rows.map((row, index) => (
      <li key={row.key}>
        <label>
          <span className="label">
            {ROTATION_LIST.tool} {index + 1}
          </span>
          <input
            className="field"
            value={row.name}
            maxLength={200}
            onChange={(event) => onChange(row.key, { name: event.target.value })}
          />
        </label>
        <label>
          <span className="label">{ROTATION_LIST.toolOwner}</span>
          <input
            className="field"
            value={row.where}
            maxLength={200}
            onChange={(event) => onChange(row.key, { where: event.target.value })}
          />
        </label>
      </li>
    ))}
  </ul>
)
