import { underWay } from '../../../shared/updates/under-way.ts'
import type { Release, UpdateWork } from '../../../shared/updates/update.ts'
import { NO_WORK } from '../../../shared/contract/work.ts'
import { Button } from '../../kit/button.tsx'
import { FormPart } from '../../kit/form-part.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { run, downloadUpdate, installUpdate, lookForUpdate } from '../../app/actions.ts'
import { dayAndTime, fullDay } from '../../language/moments.ts'
import { step, useStore } from '../../app/store.ts'
import { CANNOT_INSTALL, sizeOf, underWayWords } from './words-update.ts'
import { AboutTrouble } from './about-trouble.tsx'
import { ABOUT_UPDATE } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

type AboutUpdateProps = { readonly work: UpdateWork | null }

/** The newer version, as far as there is one: what is known of it, and the one thing to do next. */
export const AboutUpdate = ({ work }: AboutUpdateProps) => {
  const snapshot = useParts('updates', 'version')
  const now = useStore((state) => state.now)
  const { standing, offer, trouble, downloadedAt } = snapshot.updates
  if (standing.kind !== 'on' || (offer === null && trouble === null)) return null
  return (
    <FormPart name={ABOUT_UPDATE.update}>
      {trouble === null || work !== null ? null : (
        <AboutTrouble trouble={trouble} host={standing.host} now={now} />
      )}
      {offer === null ? null : (
        <dl className="facts about-facts">
          {downloadedAt === null ? null : (
            <>
              <dt>{ABOUT_UPDATE.downloaded}</dt>
              <dd>
                {sentence(dayAndTime(downloadedAt, now))}
                {offer.size === null ? '' : `, ${sizeOf(offer.size)}`}
              </dd>
            </>
          )}
          {downloadedAt !== null || offer.size === null ? null : (
            <>
              <dt>{ABOUT_UPDATE.size}</dt>
              <dd>{sizeOf(offer.size)}</dd>
            </>
          )}
          <OfferFacts offer={offer} version={snapshot.version} />
        </dl>
      )}
      {work === null ? <NextStep /> : <Progress work={work} />}
    </FormPart>
  )
}

const OfferFacts = ({ offer, version }: { readonly offer: Release; readonly version: string }) => (
  <>
    <dt>{ABOUT_UPDATE.released}</dt>
    <dd>{fullDay(offer.releasedAt)}</dd>
    <dt>{ABOUT_UPDATE.signature}</dt>
    <dd>
      <StateMark mood="fine" words={ABOUT_UPDATE.verifiedKeywardsOwnKey} />{' '}
      <span className="age">
        {ABOUT_UPDATE.key} <span className="mono">{offer.signedBy}</span>
      </span>
    </dd>
    <dt>{ABOUT_UPDATE.changesToTheVault}</dt>
    <dd>{offer.changesVault ? ABOUT_UPDATE.newForm(version) : ABOUT_UPDATE.sameForm(version)}</dd>
  </>
)

const NextStep = () => {
  const snapshot = useParts('updates')
  const { standing, offer, downloadedAt, trouble } = snapshot.updates
  if (offer === null)
    return (
      <div className="buttons">
        <Button icon="refresh" onClick={() => void lookForUpdate()}>
          {ABOUT_UPDATE.tryAgain}
        </Button>
        <Dismiss />
      </div>
    )
  if (standing.kind === 'on' && standing.cannotInstall !== null)
    return <p className="soft">{CANNOT_INSTALL[standing.cannotInstall]}</p>
  if (downloadedAt !== null) return <Ready />
  return (
    <div className="buttons">
      <Button kind="primary" onClick={() => void downloadUpdate(offer.version)}>
        {trouble === null ? ABOUT_UPDATE.download : ABOUT_UPDATE.downloadItAgain}
      </Button>
      {trouble === null ? null : <Dismiss />}
    </div>
  )
}

const Dismiss = () => (
  <Button onClick={() => void run(ABOUT_UPDATE.putTheNoticeAway, 'dismissUpdateTrouble', {})}>
    {ABOUT_UPDATE.putTheNoticeAway}
  </Button>
)

const Ready = () => {
  const snapshot = useParts('apps', 'rotation', 'updates')
  const work = useStore((state) => state.work ?? NO_WORK)
  const waits = underWay(snapshot, work)
  const { atQuit } = snapshot.updates
  const isFree = waits.length === 0
  return (
    <>
      <div className="buttons">
        <Button
          kind="primary"
          aria-disabled={!isFree}
          aria-describedby="update-waits"
          onClick={() => void (isFree && step(() => void installUpdate('now')))}
        >
          {ABOUT_UPDATE.restartAndUpdate}
        </Button>
        {atQuit ? (
          <Button onClick={() => void installUpdate('notAtQuit')}>{ABOUT_UPDATE.notOnQuit}</Button>
        ) : (
          <Button onClick={() => void installUpdate('atQuit')}>{ABOUT_UPDATE.onQuit}</Button>
        )}
      </div>
      <p className="age hint" id="update-waits">
        {isFree ? ABOUT_UPDATE.restartExplanation : ABOUT_UPDATE.waitsFor(underWayWords(waits))}
        {atQuit ? ABOUT_UPDATE.installsOnQuit(isFree ? '' : ABOUT_UPDATE.ifNothingEnd) : ''}
      </p>
    </>
  )
}

const Progress = ({ work }: { readonly work: UpdateWork }) => {
  if (work.kind === 'looking') return null
  if (work.kind === 'installing') return <p className="soft">{ABOUT_UPDATE.installing}</p>
  const [bytes, size] = work.kind === 'downloading' ? [work.bytes, work.size] : [1, 1]
  const percent = Math.floor((bytes / Math.max(1, size)) * 100)
  return (
    <div className="update-progress">
      <progress aria-label={ABOUT_UPDATE.download} value={bytes} max={size} />
      <span className="age">
        {work.kind === 'verifying'
          ? ABOUT_UPDATE.checkingEveryByte
          : ABOUT_UPDATE.progress(sizeOf(bytes), sizeOf(size), percent)}
      </span>
      {work.kind === 'verifying' ? null : (
        <Button icon="close" onClick={() => void run(ABOUT_UPDATE.stopTheDownload, 'cancelUpdate', {})}>
          {ABOUT_UPDATE.stop}
        </Button>
      )}
    </div>
  )
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
