import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { run } from '../../app/actions.ts'
import type { StepProps } from './step-props.ts'
import { RegisteredTools } from './registered-tools.tsx'
import { StepFrame } from './step-frame.tsx'
import { ROTATION_LIST } from './words.ts'
import { useStored } from '../../bridge/use-parts.ts'

type Row = { readonly key: number; readonly name: string; readonly where: string }

/** Step 1: every tool, file and person that uses this secret, so that none is forgotten after the switch. */
export const RotationList = ({ app, rotation }: StepProps) => {
  const known = useStored('rotation').rotation.consumers[app.id] ?? []
  const [rows, setRows] = useState<readonly Row[]>(() => [
    ...known.map(({ name, where }, key) => ({ key, name, where })),
    { key: known.length, name: '', where: '' },
  ])
  const named = rows.filter(({ name, where }) => `${name}${where}`.trim() !== '')
  const isChanged =
    JSON.stringify(named.map(({ name, where }) => [name, where])) !==
    JSON.stringify(known.map(({ name, where }) => [name, where]))
  useUnsaved(isChanged, {
    ends: ROTATION_LIST.leaveEnds,
    stays: ROTATION_LIST.leaveStays,
  })
  const change = (key: number, part: Partial<Row>) =>
    setRows((before) => {
      const changed = before.map((row) => (row.key === key ? { ...row, ...part } : row))
      const isLastUsed = changed.at(-1)?.name.trim() !== ''
      return isLastUsed ? [...changed, { key: changed.length + 100, name: '', where: '' }] : changed
    })
  const goOn = async () => {
    const consumers = rows
      .map(({ name, where }) => ({ name: name.trim(), where: where.trim() }))
      .filter(({ name }) => name !== '')
    const saved = await run(ROTATION_LIST.keepTheList, 'setConsumers', { appId: app.id, consumers })
    if (saved.ok) await run(ROTATION_LIST.goOn, 'confirmConsumers', { rotationId: rotation.id })
  }
  return (
    <StepFrame
      title={ROTATION_LIST.title}
      means={ROTATION_LIST.explanation}
      next={ROTATION_LIST.next}
      foot={
        <Button kind="primary" onClick={() => void goOn()}>
          {rows.some(({ name }) => name.trim() !== '') ? ROTATION_LIST.continue : ROTATION_LIST.nobodyElse}
        </Button>
      }
    >
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
                onChange={(event) => change(row.key, { name: event.target.value })}
              />
            </label>
            <label>
              <span className="label">{ROTATION_LIST.toolOwner}</span>
              <input
                className="field"
                value={row.where}
                maxLength={200}
                onChange={(event) => change(row.key, { where: event.target.value })}
              />
            </label>
          </li>
        ))}
      </ul>
      <RegisteredTools appId={app.id} />
    </StepFrame>
  )
}
