import { type ReactNode, useEffect, useRef, useState } from 'react'
import {
  isVouchedFor,
  type OpenedReview,
  type ReviewRef,
  type SavedReview,
} from '../../../shared/review/review.ts'
import { readPersonLabel } from '../../../shared/kernel/person.ts'
import { Button } from '../../kit/button.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { run } from '../../app/actions.ts'
import { dayAndTime, exactly } from '../../language/moments.ts'
import { describeOpened } from './words-packs.ts'
import { announce, useStore } from '../../app/store.ts'
import { EvidenceOfOne } from './evidence-of-one.tsx'
import { KnownNow } from './known-now.tsx'
import { ReviewChanges } from './review-changes.tsx'
import { SavedReviews } from './saved-reviews.tsx'
import { SavingReview, useSaveReview } from './save-review.tsx'
import { REVIEWS_VIEW } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

type ReviewsProps = {
  readonly head: ReactNode
  readonly incomingId: string | undefined
}

/** What is known now and how old it is, what was saved of it, and what changed in between. Works without a network. */
export const ReviewsView = ({ head, incomingId }: ReviewsProps) => {
  const snapshot = useParts('reviews')
  const [opened, setOpened] = useState<readonly OpenedReview[]>([])
  const { isBusy, save } = useSaveReview()
  const open = async (id?: string) => {
    const result = await run(
      REVIEWS_VIEW.checkPackDoing,
      'openReview',
      id === undefined ? {} : { incomingId: id },
    )
    const found = result.ok ? result.value.opened : null
    if (found === null) return
    setOpened((before) => [found, ...before.filter(({ checksum }) => checksum !== found.checksum)])
    announce(describeOpened(found)[0]?.words ?? '')
  }
  // the pack that was opened or dropped, once
  const check = useRef(open)
  useEffect(() => {
    if (incomingId !== undefined) void check.current(incomingId)
  }, [incomingId])

  return (
    <>
      <header className="toolbar">
        {head}
        <span className="push" />
        <Button onClick={() => void open()}>{REVIEWS_VIEW.checkPack}</Button>
        <Button kind="primary" aria-disabled={isBusy || undefined} onClick={isBusy ? undefined : save}>
          {REVIEWS_VIEW.saveAReview}
        </Button>
      </header>
      <div className="page-main reviews scroll">
        {isBusy ? <SavingReview /> : null}
        <KnownNow />
        {opened.length === 0 ? null : (
          <section className="part">
            <h2>{REVIEWS_VIEW.checkedPacks}</h2>
            <div>
              {opened.map((one) => (
                <OpenedPack key={one.id} opened={one} />
              ))}
            </div>
          </section>
        )}
        <SavedReviews reviews={snapshot.reviews} />
        <EvidenceOfOne />
        <Compare reviews={snapshot.reviews} opened={opened} />
      </div>
    </>
  )
}

const OpenedPack = ({ opened }: { readonly opened: OpenedReview }) => {
  const now = useStore((state) => state.now)
  return (
    <article className="opened" aria-label={REVIEWS_VIEW.reviewOf(exactly(opened.at))}>
      <h3>{REVIEWS_VIEW.asOfBy(dayAndTime(opened.at, now).replace(/^on /u, ''), takenBy(opened))}</h3>
      <p className="age">
        {REVIEWS_VIEW.onChecksum(opened.organisations, opened.device)}{' '}
        <code className="wrap">{opened.checksum}</code>
      </p>
      <ul className="marks">
        {describeOpened(opened).map(({ mood, words }) => (
          <li key={words}>
            <StateMark mood={mood} words={words} />
          </li>
        ))}
      </ul>
    </article>
  )
}

/** By whom a pack is, where a key that is known here shows it; else only what it says of itself. */
const takenBy = ({ by, signer }: OpenedReview): string => {
  const name = signer.standing === 'colleague' ? (signer.card?.from.name ?? '') : readPersonLabel(by).name
  return isVouchedFor(signer.standing) ? REVIEWS_VIEW.takenBy(name) : REVIEWS_VIEW.saidToBeBy(name)
}

type CompareProps = {
  readonly reviews: readonly SavedReview[]
  readonly opened: readonly OpenedReview[]
}

/** Two points in time, and what changed between them. */
const Compare = ({ reviews, opened }: CompareProps) => {
  const now = useStore((state) => state.now)
  const choices = [
    { value: 'now', words: REVIEWS_VIEW.now, at: now },
    ...reviews.map(({ id, at }) => ({
      value: REVIEWS_VIEW.saved(id),
      words: dayAndTime(at, now).replace(/^on /u, ''),
      at,
    })),
    ...opened.map(({ id, at, signer }) => ({
      value: REVIEWS_VIEW.opened(id),
      words: REVIEWS_VIEW.checkedPack(
        dayAndTime(at, now).replace(/^on /u, ''),
        isVouchedFor(signer.standing) ? '' : REVIEWS_VIEW.unknownSigner,
      ),
      at,
    })),
  ]
  const [from, setFrom] = useState<string | null>(null)
  const [to, setTo] = useState('now')
  const chosen = from ?? choices.find(({ value }) => value !== 'now')?.value ?? null
  return (
    <section className="part">
      <h2>{REVIEWS_VIEW.whatChanged}</h2>
      <div>
        {chosen === null ? (
          <p className="soft">{REVIEWS_VIEW.compareHint}</p>
        ) : (
          <>
            <div className="filter-line">
              <Choice label={REVIEWS_VIEW.between} value={chosen} choices={choices} onChange={setFrom} />
              <Choice label={REVIEWS_VIEW.and} value={to} choices={choices} onChange={setTo} />
            </div>
            <ReviewChanges key={`${chosen} ${to}`} from={refOf(chosen)} to={refOf(to)} />
          </>
        )}
      </div>
    </section>
  )
}

const refOf = (value: string): ReviewRef => {
  const [kind, id = ''] = value.split(' ')
  return kind === 'saved' || kind === 'opened' ? { kind, id } : { kind: 'now' }
}

type ChoiceProps = {
  readonly label: string
  readonly value: string
  readonly choices: readonly { readonly value: string; readonly words: string }[]
  readonly onChange: (value: string) => void
}

const Choice = ({ label, value, choices, onChange }: ChoiceProps) => (
  <label className="choice-line">
    {label}
    <select className="field" value={value} onChange={(event) => onChange(event.target.value)}>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.words}
        </option>
      ))}
    </select>
  </label>
)
