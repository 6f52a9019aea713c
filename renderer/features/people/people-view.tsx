import { type ReactNode, useEffect, useState } from 'react'
import type { Failure } from '../../../shared/kernel/failure.ts'
import { isTaskDone, type KnownPerson, type Leaver } from '../../../shared/people/leaver.ts'
import { personKey } from '../../../shared/kernel/person.ts'
import { call } from '../../bridge/bridge.ts'
import { Age } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { showRowMenu } from '../../kit/menu.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { copy } from '../../app/actions.ts'
import { count } from '../../language/plural.ts'
import { go, onSnapshot, useStore } from '../../app/store.ts'
import { PEOPLE_VIEW } from './words.ts'
import { useParts, useStored } from '../../bridge/use-parts.ts'

type PeopleProps = { readonly head: ReactNode }

/** Everybody whom the vault knows, with what each holds; from here the list for one who leaves. */
export const PeopleView = ({ head }: PeopleProps) => {
  const snapshot = useParts('leavers')
  const [people, setPeople] = useState<readonly KnownPerson[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  useEffect(() => {
    let isWanted = true
    const read = async () => {
      const result = await call('listPeople', {})
      if (!isWanted) return
      if (result.ok) setPeople(result.value.people)
      setFailure(result.ok ? null : result.failure)
    }
    void read()
    const stop = onSnapshot(() => void read())
    return () => {
      isWanted = false
      stop()
    }
  }, [])
  const stored = useStored('leavers').leavers
  const leaverOf = (key: string) => snapshot.leavers[stored.findLastIndex((one) => personKey(one) === key)]
  return (
    <>
      <header className="toolbar">
        {head}
        <span className="age push">{PEOPLE_VIEW.subtitle}</span>
      </header>
      <div className="page-main activity scroll">
        <FailureNote failure={failure} />
        {people === null ? (
          failure === null ? (
            <p className="soft">{PEOPLE_VIEW.readingTheLog}</p>
          ) : null
        ) : people.length === 0 ? (
          <p className="soft">{PEOPLE_VIEW.nobodyYet}</p>
        ) : (
          <table className="table people-table" aria-label={PEOPLE_VIEW.people}>
            <thead>
              <tr>
                <th scope="col">{PEOPLE_VIEW.who}</th>
                <th scope="col">{PEOPLE_VIEW.email}</th>
                <th scope="col">{PEOPLE_VIEW.authorised}</th>
                <th scope="col">{PEOPLE_VIEW.handovers}</th>
                <th scope="col">{PEOPLE_VIEW.lastSeen}</th>
                <th scope="col">{PEOPLE_VIEW.ifTheyLeave}</th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <Row key={person.key} person={person} leaver={leaverOf(person.key)} />
              ))}
            </tbody>
          </table>
        )}
      </div>
    </>
  )
}

const Row = ({ person, leaver }: { readonly person: KnownPerson; readonly leaver: Leaver | undefined }) => (
  <tr
    onContextMenu={(event) =>
      showRowMenu(event, person.name, [
        [
          {
            label: leaver === undefined ? PEOPLE_VIEW.whatTheyHold : PEOPLE_VIEW.showTheList,
            run: () => go({ at: 'activity', tab: 'people', person: person.key }),
          },
          ...(person.email === ''
            ? []
            : [
                {
                  label: PEOPLE_VIEW.copyEmail,
                  run: () => void copy(person.email, PEOPLE_VIEW.emailCopied),
                },
              ]),
        ],
      ])
    }
  >
    <td>
      {person.name}
      {person.isMe ? <span className="age"> {PEOPLE_VIEW.you}</span> : null}
    </td>
    <td title={person.email}>{person.email === '' ? PEOPLE_VIEW.notKnown : person.email}</td>
    <td>
      {person.connections === 0
        ? person.signIns === 0
          ? PEOPLE_VIEW.nothing
          : PEOPLE_VIEW.nothingAtPresent
        : count(person.connections, 'organisation')}
    </td>
    <td>{person.handovers === 0 ? PEOPLE_VIEW.none : count(person.handovers, 'handover')}</td>
    <td>{person.lastSeenAt === null ? PEOPLE_VIEW.never : <Age at={person.lastSeenAt} />}</td>
    <td>
      <span className="row-action">
        {leaver === undefined ? null : <Progress leaver={leaver} />}
        <Button
          size="small"
          aria-label={PEOPLE_VIEW.show(person.name)}
          onClick={() => go({ at: 'activity', tab: 'people', person: person.key })}
        >
          {leaver === undefined ? PEOPLE_VIEW.whatTheyHold : PEOPLE_VIEW.showTheList}
        </Button>
      </span>
    </td>
  </tr>
)

const Progress = ({ leaver: { tasks, finishedAt } }: { readonly leaver: Leaver }) => {
  const apps = useStore((state) => state.snapshot?.apps ?? [])
  const left = tasks.filter((task) => !isTaskDone(task, apps)).length
  if (finishedAt !== null) return <StateMark mood="fine" words={PEOPLE_VIEW.finished} />
  return (
    <StateMark
      mood={left === 0 ? 'fine' : 'attention'}
      words={left === 0 ? PEOPLE_VIEW.allDone : PEOPLE_VIEW.toDo(left)}
    />
  )
}
