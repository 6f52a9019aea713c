import { shownLines } from '../../../shared/kernel/shown-text.ts'
import type { BackupState } from '../../../shared/backup/backup.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { run } from '../../app/actions.ts'
import { tellSaved } from '../../app/paper-actions.ts'
import { announce, go, showToast } from '../../app/store.ts'
import { Age } from '../../kit/age.tsx'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { MenuButton } from '../../kit/menu.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { SettingsColleagues } from './settings-colleagues.tsx'
import { SettingsTheirs } from './settings-theirs.tsx'
import { troubleWords } from './words-trouble.ts'
import { PRACTICES } from '../practices/words.ts'
import { SETTINGS_BACKUP } from './words-settings.ts'
import { useParts } from '../../bridge/use-parts.ts'

const makeKit = async (as: 'pdf' | 'page' | 'paper') => {
  announce(SETTINGS_BACKUP.makingKit)
  const result = await run(SETTINGS_BACKUP.makingKit, 'makeKit', { as })
  if (!result.ok || !result.value.isMade) return
  if (result.value.path === null) showToast(SETTINGS_BACKUP.printedKit)
  else tellSaved(result.value.path, { next: SETTINGS_BACKUP.madeKit })
}

const kitActions = [
  [
    { label: SETTINGS_BACKUP.print, run: () => void makeKit('paper') },
    { label: SETTINGS_BACKUP.saveAsPdf, run: () => void makeKit('pdf') },
    { label: SETTINGS_BACKUP.saveAsPage, run: () => void makeKit('page') },
  ],
]

/** The kit, the folder, and the last backup with its age; and making each of them. */
export const SettingsBackup = () => {
  const snapshot = useParts(
    'backup',
    'vault',
    'apps',
    'signIns',
    'connections',
    'guide',
    'handovers',
    'reviews',
    'leavers',
  )
  const { backup, vault } = snapshot
  const isNothingHere = isEmptyVault(snapshot)
  const { isBusy, run: ask } = useCall()
  const canMake = vault.kind === 'open' && !vault.readOnly
  const backUp = async () => {
    const result = await ask(() => {
      announce(SETTINGS_BACKUP.backingUp)
      return run(SETTINGS_BACKUP.doingBackUp, 'backUp', {})
    })
    if (result?.ok === true && result.value.made !== null) announce(SETTINGS_BACKUP.made)
  }
  return (
    <>
      <p className="soft">{SETTINGS_BACKUP.whatFor}</p>
      <dl className="facts">
        <dt>{SETTINGS_BACKUP.kit}</dt>
        <dd>
          <KitFacts kit={backup.kit} />
          {backup.begunKit === null ? null : (
            <FieldMessage weight="advise">
              {SETTINGS_BACKUP.begunKit(backup.begunKit.number, backup.begunKit.fingerprint)}
            </FieldMessage>
          )}
        </dd>
        <dt>{SETTINGS_BACKUP.where}</dt>
        <dd className={backup.folder === null ? undefined : 'mono wrap'}>
          {backup.folder ?? SETTINGS_BACKUP.noFolder}
        </dd>
        <dt>{SETTINGS_BACKUP.last}</dt>
        <dd>
          <LastFacts backup={backup} />
        </dd>
        {backup.kit === null ? null : (
          <>
            <dt>{SETTINGS_BACKUP.colleagues}</dt>
            <dd>
              <SettingsColleagues canChange={canMake} />
            </dd>
            <dt>{SETTINGS_BACKUP.rehearsal}</dt>
            <dd>
              <RehearsalFacts backup={backup} />
            </dd>
          </>
        )}
      </dl>
      {canMake ? (
        <div className="buttons">
          <MenuButton
            words={backup.kit === null ? SETTINGS_BACKUP.makeKit : SETTINGS_BACKUP.makeNewKit}
            groups={kitActions}
          />
          {backup.begunKit === null ? null : (
            <Button onClick={() => go({ at: 'rehearse' })}>{SETTINGS_BACKUP.haveBegunKit}</Button>
          )}
          {backup.kit === null ? null : (
            <>
              <Button aria-disabled={isBusy} onClick={isBusy ? undefined : () => void backUp()}>
                {isBusy ? SETTINGS_BACKUP.backingUp : SETTINGS_BACKUP.backUpNow}
              </Button>
              {backup.last === null ? null : (
                <Button onClick={() => go({ at: 'rehearse' })}>{SETTINGS_BACKUP.rehearse}</Button>
              )}
              <Button
                kind="link"
                onClick={() => void run(SETTINGS_BACKUP.choosingFolder, 'chooseBackupFolder', {})}
              >
                {backup.folder === null ? SETTINGS_BACKUP.chooseFolder : SETTINGS_BACKUP.changeFolder}
              </Button>
            </>
          )}
        </div>
      ) : null}
      {backup.kit === null ? null : <p className="age hint">{SETTINGS_BACKUP.rhythm}</p>}
      {canMake ? (
        isNothingHere ? (
          <div className="buttons">
            <Button onClick={() => go({ at: 'restore' })}>{SETTINGS_BACKUP.restoreHere}</Button>
          </div>
        ) : (
          <>
            <RestoreBeside />
            {snapshot.handovers.own === null ? null : <SettingsTheirs />}
          </>
        )
      ) : null}
    </>
  )
}

/** Where this vault holds something, a backup comes into a practice of its own. */
const RestoreBeside = () => {
  const { practices } = useParts('practices')
  return practices === undefined ? (
    <p className="age hint">{SETTINGS_BACKUP.restoreElsewhere}</p>
  ) : (
    <>
      <div className="buttons">
        <Button onClick={() => go({ at: 'settings', page: 'practices' })}>{PRACTICES.restoreBesideIt}</Button>
      </div>
      <p className="age hint">{PRACTICES.restoreBeside}</p>
    </>
  )
}

/** Whether nobody has put anything into this vault yet; main decides by the same. */
const isEmptyVault = ({
  apps,
  signIns,
  connections,
  guide,
  handovers,
  reviews,
  leavers,
}: Pick<
  Snapshot,
  'apps' | 'signIns' | 'connections' | 'guide' | 'handovers' | 'reviews' | 'leavers'
>): boolean =>
  [
    apps,
    signIns,
    connections,
    guide.journeys,
    handovers.sent,
    handovers.received,
    handovers.people,
    handovers.asked,
    reviews,
    leavers,
  ].every((list) => list.length === 0)

const KitFacts = ({ kit }: { readonly kit: BackupState['kit'] }) =>
  kit === null ? (
    SETTINGS_BACKUP.noKit
  ) : (
    <>
      {SETTINGS_BACKUP.kitIs(kit.number, kit.fingerprint)} <Age at={kit.madeAt} />
      <p className="age">{SETTINGS_BACKUP.lost}</p>
    </>
  )

const RehearsalFacts = ({ backup: { kit, rehearsed } }: { readonly backup: BackupState }) =>
  rehearsed === null ? (
    SETTINGS_BACKUP.notRehearsed
  ) : (
    <>
      <Age at={rehearsed.at} />
      <p className="age">
        {SETTINGS_BACKUP.rehearsedWhat(rehearsed.apps, rehearsed.organisations, rehearsed.lines)}
      </p>
      {rehearsed.differing > 0 ? (
        <FieldMessage weight="advise">{SETTINGS_BACKUP.rehearsedAmiss}</FieldMessage>
      ) : null}
      {kit !== null && kit.number !== rehearsed.kit ? (
        <FieldMessage weight="advise">{SETTINGS_BACKUP.rehearsedOther(rehearsed.kit)}</FieldMessage>
      ) : null}
    </>
  )

const LastFacts = ({ backup: { kit, last, trouble, restored } }: { readonly backup: BackupState }) => (
  <>
    {last === null ? (
      SETTINGS_BACKUP.none
    ) : (
      <>
        <StateMark mood="fine" words={SETTINGS_BACKUP.made} /> <Age at={last.at} />
        <p className="age">{SETTINGS_BACKUP.holds(last.apps, last.secrets, last.size)}</p>
        <p className="age mono wrap">{shownLines(last.path)}</p>
        {last.missing > 0 ? (
          <FieldMessage weight="advise">{SETTINGS_BACKUP.missing(last.missing)}</FieldMessage>
        ) : null}
        {kit !== null && kit.number !== last.kit ? (
          <FieldMessage weight="advise">{SETTINGS_BACKUP.otherKit(last.kit)}</FieldMessage>
        ) : null}
      </>
    )}
    {trouble === null ? null : (
      <FieldMessage weight="refuse">
        {SETTINGS_BACKUP.failing} <Age at={trouble.since} />. {troubleWords(trouble.code)}
      </FieldMessage>
    )}
    {restored === null ? null : (
      <p className="age">
        {SETTINGS_BACKUP.restored} <Age at={restored.madeAt} />
      </p>
    )}
  </>
)
