import { useState } from 'react'
import { isAsItShouldBe, type RehearsalReport } from '../../../shared/backup/rehearsal.ts'
import { announce, go } from '../../app/store.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Age } from '../../kit/age.tsx'
import { BackButton } from '../../kit/back-button.tsx'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { ViewHeading } from '../../kit/view-heading.tsx'
import { KitForm } from './kit-form.tsx'
import { kilobytes } from './words-settings.ts'
import { logWords, partWords, REHEARSE } from './words-rehearse.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** Opens the newest backup with the kit, to see that it would do; changes nothing. */
export const RehearseView = () => {
  const { backup } = useParts('backup')
  const [report, setReport] = useState<RehearsalReport | null>(null)
  const { isBusy, failure, run } = useCall()
  const kit = backup.begunKit ?? backup.kit
  const leave = () => go({ at: 'settings' })

  const open = async (rows: string[]) => {
    const result = await run(() => {
      announce(REHEARSE.opening)
      return call('rehearse', { rows })
    })
    if (result?.ok !== true) return
    setReport(result.value.report)
    announce(headline(result.value.report))
  }
  return (
    <>
      <header className="toolbar">
        <BackButton to={REHEARSE.settings} onPress={leave} />
        <ViewHeading>{REHEARSE.title}</ViewHeading>
        <span className="age">{REHEARSE.aside}</span>
      </header>
      <div className="page scroll">
        <div className="page-main form restore-page">
          {report !== null ? (
            <Report report={report} onDone={leave} />
          ) : kit === null ? (
            <>
              <p>{REHEARSE.noKit}</p>
              <div className="buttons">
                <Button kind="primary" onClick={leave}>
                  {REHEARSE.toBackups}
                </Button>
              </div>
            </>
          ) : (
            <>
              <h2>{REHEARSE.fetch}</h2>
              <p>{backup.begunKit === null ? REHEARSE.what : REHEARSE.whatBegun}</p>
              <dl className="facts">
                <dt>{REHEARSE.kit}</dt>
                <dd>
                  {REHEARSE.kitIs(kit.number, kit.fingerprint)} <Age at={kit.madeAt} />
                </dd>
                {backup.folder === null ? null : (
                  <>
                    <dt>{REHEARSE.folder}</dt>
                    <dd className="mono wrap">{backup.folder}</dd>
                  </>
                )}
              </dl>
              <KitForm isBusy={isBusy} onOpen={(rows) => void open(rows)} />
              <FailureNote failure={failure} />
              <p className="soft">{REHEARSE.cannotFind}</p>
            </>
          )}
        </div>
      </div>
    </>
  )
}

const headline = (report: RehearsalReport): string =>
  isAsItShouldBe(report) ? REHEARSE.opens(report.kit) : REHEARSE.opensButDiffers(report.kit)

const MOOD = { equal: 'fine', newer: 'unknown', differs: 'attention' } as const
const ICON = { equal: 'fine', newer: 'clock', differs: 'attention' } as const

const Report = ({ report, onDone }: { readonly report: RehearsalReport; readonly onDone: () => void }) => {
  const { log } = report
  const logIs = log.isWhole && log.isOurs ? (log.since === 0 ? 'equal' : 'newer') : 'differs'
  return (
    <>
      <h2 className="answer">{headline(report)}</h2>
      <p>{REHEARSE.typed}</p>
      <table className="table restore-table rehearsal" aria-label={REHEARSE.title}>
        <tbody>
          <tr>
            <td>
              <StateMark mood="fine" words={REHEARSE.isOpened} />
            </td>
            <td>
              <strong>{REHEARSE.backupOf}</strong> <Age at={report.madeAt} />
              <p className="age">
                <span className="mono wrap">{report.file}</span>, {kilobytes(report.size)}. {REHEARSE.whole}.
              </p>
            </td>
          </tr>
          {report.parts.map((part) => {
            const { title, means } = partWords(part)
            return (
              <tr key={part.what}>
                <td>
                  <StateMark mood={MOOD[part.is]} icon={ICON[part.is]} words={REHEARSE.is[part.is]} />
                </td>
                <td>
                  <strong>{title}</strong>
                  <p className="age">{means}</p>
                </td>
              </tr>
            )
          })}
          <tr>
            <td>
              <StateMark mood={MOOD[logIs]} icon={ICON[logIs]} words={REHEARSE.is[logIs]} />
            </td>
            <td>
              <strong>{REHEARSE.log}</strong>
              <p className="age">{logWords(log)}</p>
            </td>
          </tr>
          {report.unread === 0 ? null : (
            <tr>
              <td>
                <StateMark mood="attention" words={REHEARSE.is.differs} />
              </td>
              <td>{REHEARSE.unread(report.unread)}</td>
            </tr>
          )}
        </tbody>
      </table>
      <p className="soft">
        {REHEARSE.noted} {REHEARSE.nextTime}
      </p>
      <div className="buttons">
        <Button kind="primary" autoFocus onClick={onDone}>
          {REHEARSE.done}
        </Button>
      </div>
    </>
  )
}
