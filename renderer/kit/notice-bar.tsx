import { describeNotice } from '../app/words-notices.ts'
import { run } from '../app/actions.ts'
import { describeFailure } from '../app/words-failures.ts'
import { forgetTrouble, useStore } from '../app/store.ts'
import { Age } from './age.tsx'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { NOTICE_BAR } from './words.ts'

/** A strip above the view: a failure without a place of its own, else the latest notice. One at a time. */
export const NoticeBar = () => {
  const trouble = useStore((state) => state.trouble)
  const notice = useStore(({ work }) => work?.notices.at(-1) ?? null)
  const more = useStore(({ work }) => Math.max(0, (work?.notices.length ?? 0) - 1))
  if (trouble !== null) {
    const { what, next } = describeFailure(trouble.failure)
    return (
      <section className="notice-bar" data-state="attention" aria-label={NOTICE_BAR.whatWentWrong}>
        <Icon name="attention" />
        <p>
          <b>{what}</b> {next}
        </p>
        <Button
          kind="quiet"
          size="icon"
          icon="close"
          aria-label={NOTICE_BAR.putThisAway}
          onClick={forgetTrouble}
        />
      </section>
    )
  }
  if (notice === null) return null
  const { what, next } = describeNotice(notice)
  return (
    <section className="notice-bar" aria-label={NOTICE_BAR.notice}>
      <Icon name="answer" />
      <p>
        {what} <span className="soft">{next}</span>{' '}
        <span className="age">
          <Age at={notice.at} />
          {more === 0 ? '' : NOTICE_BAR.moreBehind(more)}
        </span>
      </p>
      <Button
        kind="quiet"
        size="icon"
        icon="close"
        aria-label={NOTICE_BAR.putThisNoticeAway}
        onClick={() => void run(NOTICE_BAR.putTheNoticeAway, 'dismissNotice', { id: notice.id })}
      />
    </section>
  )
}
