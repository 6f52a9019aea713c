import { useState } from 'react'
import { type BackupColleague, openFor } from '../../../shared/backup/backup.ts'
import type { AddressBookPerson } from '../../../shared/handover/record.ts'
import { shownText } from '../../../shared/kernel/shown-text.ts'
import { run } from '../../app/actions.ts'
import { useParts } from '../../bridge/use-parts.ts'
import { Age } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { Confirmation } from '../../kit/confirmation.tsx'
import { MenuButton } from '../../kit/menu.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { SETTINGS_BACKUP as WORDS } from './words-settings.ts'

type Asked =
  | { readonly kind: 'add'; readonly person: AddressBookPerson }
  | { readonly kind: 'end'; readonly person: BackupColleague }

/** Whose own Keyward opens the backups besides the kit: who they are, one more, one less. */
export const SettingsColleagues = ({ canChange }: { readonly canChange: boolean }) => {
  const { backup, handovers } = useParts('backup', 'handovers')
  const [asked, setAsked] = useState<Asked | null>(null)
  const present = openFor(backup)
  const others = handovers.people.filter(
    ({ recipient }) => !present.some((one) => one.recipient === recipient),
  )
  const answer = async ({ kind, person }: Asked) => {
    setAsked(null)
    await (kind === 'add'
      ? run(WORDS.adding, 'addBackupColleague', { personId: person.id })
      : run(WORDS.ending, 'endBackupColleague', { recipient: person.recipient }))
  }
  return (
    <>
      {present.length === 0 ? <p>{WORDS.nobodyElse}</p> : null}
      <ul className="backup-colleagues">
        {present.map((one) => (
          <li key={one.recipient}>
            <span>
              {shownText(one.name)}{' '}
              <span className="age">
                {WORDS.colleagueSince(one.fingerprint)} <Age at={one.addedAt} />
              </span>
            </span>
            {canChange ? (
              <Button
                kind="link"
                aria-label={WORDS.endOf(shownText(one.name))}
                onClick={() => setAsked({ kind: 'end', person: one })}
              >
                {WORDS.end}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {backup.last !== null && backup.last.colleagues !== present.length ? (
        <FieldMessage weight="advise">{WORDS.notYetFor(backup.last.colleagues)}</FieldMessage>
      ) : null}
      {canChange && others.length > 0 ? (
        <MenuButton
          words={WORDS.addColleague}
          groups={[
            others.map((person) => ({
              label: shownText(person.name),
              run: () => setAsked({ kind: 'add', person }),
            })),
          ]}
        />
      ) : null}
      {canChange && handovers.people.length === 0 ? <p className="age hint">{WORDS.noColleagues}</p> : null}
      {asked === null ? null : (
        <Asking
          asked={asked}
          name={shownText(asked.person.name)}
          onKeep={() => setAsked(null)}
          onAction={() => void answer(asked)}
        />
      )}
    </>
  )
}

type AskingProps = {
  readonly asked: Asked
  readonly name: string
  readonly onKeep: () => void
  readonly onAction: () => void
}

const Asking = ({ asked: { kind, person }, name, ...does }: AskingProps) =>
  kind === 'add' ? (
    <Confirmation
      title={WORDS.addTitle(name)}
      heads={{ ends: WORDS.addMeans, stays: WORDS.addStays }}
      ends={WORDS.addGives}
      stays={WORDS.addKeeps}
      foot={WORDS.addFoot(person.fingerprint)}
      keep={WORDS.addNot}
      action={WORDS.add(name)}
      {...does}
    />
  ) : (
    <Confirmation
      title={WORDS.endTitle(name)}
      ends={WORDS.ends(name)}
      stays={WORDS.stays(name)}
      foot={WORDS.endFoot}
      keep={WORDS.keep}
      action={WORDS.endColleague(name)}
      {...does}
    />
  )
