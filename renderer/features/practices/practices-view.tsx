import { useState } from 'react'
import type { PracticeLine, PracticesFacts } from '../../../shared/practices/practice.ts'
import { openPractice, run } from '../../app/actions.ts'
import { useVault } from '../../bridge/use-parts.ts'
import { Button } from '../../kit/button.tsx'
import { FormPart } from '../../kit/form-part.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { practiceName } from './names.ts'
import { AddPractice, EditPractice } from './practice-form.tsx'
import { PracticeMark } from './practice-mark.tsx'
import { RemovePractice } from './remove-practice.tsx'
import { PRACTICES } from './words.ts'

/** The page of settings where practices are added, named, ordered and removed. */
export const PracticesView = () => {
  const facts = useVault(({ practices }) => practices)
  return facts === undefined ? null : (
    <div className="page-main form practices-page">
      <p>{PRACTICES.lead}</p>
      <p className="age hint">{PRACTICES.goOn}</p>
      <FormPart name={PRACTICES.list}>
        <ul className="practice-list">
          {facts.list.map((line, at) => (
            <PracticeRow key={line.id} line={line} at={at} facts={facts} />
          ))}
        </ul>
      </FormPart>
      <FormPart name={PRACTICES.addTitle}>
        <AddPractice />
      </FormPart>
      <FormPart name={PRACTICES.removeTitle}>
        <RemovePractice facts={facts} />
      </FormPart>
    </div>
  )
}

type RowProps = { readonly line: PracticeLine; readonly at: number; readonly facts: PracticesFacts }

const PracticeRow = ({ line, at, facts: { self, list } }: RowProps) => {
  const [isEditing, setEditing] = useState(false)
  const name = practiceName(line)
  const isShown = line.id === self
  const move = (by: 1 | -1) => () => void run(PRACTICES.moving, 'movePractice', { id: line.id, by })
  return (
    <li>
      <div className="practice-row">
        <PracticeMark line={line} />
        <span className="practice-row-name wrap">
          <b>{name}</b>
          {isShown ? <StateMark mood="fine" words={PRACTICES.shown} icon="tick" /> : null}
          {line.isLeaving ? <StateMark mood="attention" words={PRACTICES.leaving} /> : null}
        </span>
        {line.isLeaving ? (
          <Button onClick={() => void run(PRACTICES.finishing, 'finishRemoval', { id: line.id })}>
            {PRACTICES.tryAgain}
          </Button>
        ) : (
          <>
            {isShown ? null : (
              <Button aria-label={PRACTICES.open(name)} onClick={() => openPractice(line.id)}>
                {PRACTICES.openIt}
              </Button>
            )}
            <Button
              aria-label={PRACTICES.edit(name)}
              aria-expanded={isEditing}
              onClick={() => setEditing(!isEditing)}
            >
              {PRACTICES.editIt}
            </Button>
            {list.length > 1 ? (
              <span className="practice-order">
                <Button
                  kind="quiet"
                  size="icon"
                  icon="up"
                  aria-label={PRACTICES.up(name)}
                  aria-disabled={at === 0 || undefined}
                  onClick={move(-1)}
                />
                <Button
                  kind="quiet"
                  size="icon"
                  icon="down"
                  aria-label={PRACTICES.down(name)}
                  aria-disabled={at === list.length - 1 || undefined}
                  onClick={move(1)}
                />
              </span>
            ) : null}
          </>
        )}
      </div>
      {line.isLeaving ? <p className="age hint">{PRACTICES.notDone}</p> : null}
      {isEditing && !line.isLeaving ? <EditPractice line={line} onDone={() => setEditing(false)} /> : null}
    </li>
  )
}
