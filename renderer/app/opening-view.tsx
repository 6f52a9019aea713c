import { useEffect, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { NoticeBar } from '../kit/notice-bar.tsx'
import { askForAll } from './actions.ts'
import { useStore } from './store.ts'
import { OPENING_VIEW } from './words.ts'

/** After so long somebody wants to know that it is not over. */
const LONG = 8_000

/** Before main has said anything: that it is being waited for, or that what it said could not be read. */
export const OpeningView = () => {
  const hasFailed = useStore(({ trouble }) => trouble !== null)
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG)
    return () => clearTimeout(timer)
  }, [])
  return (
    <main className="view opening-view">
      <NoticeBar />
      {hasFailed ? (
        <div className="whole">
          <h1 className="answer">{OPENING_VIEW.nothingTitle}</h1>
          <p>{OPENING_VIEW.nothingExplanation}</p>
          <div className="buttons whole-buttons">
            <Button kind="primary" onClick={() => void askForAll()}>
              {OPENING_VIEW.tryAgain}
            </Button>
          </div>
        </div>
      ) : (
        <p className="opening" role="status">
          {isLong ? OPENING_VIEW.openingLate : OPENING_VIEW.opening}
        </p>
      )}
    </main>
  )
}
