import { useEffect, useId, useState } from 'react'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { MINUTE, SECOND } from '../../../shared/kernel/instant.ts'
import { shownText } from '../../../shared/kernel/shown-text.ts'
import { ConsentLength, type ToolQuestion as Asked } from '../../../shared/tools/tool.ts'
import { run } from '../../app/actions.ts'
import { useStore } from '../../app/store.ts'
import { Age } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { Way } from '../../kit/choice.tsx'
import { useClock } from '../../kit/use-clock.ts'
import { mayWrite, summaryOfScopes } from '../apps/words-scopes.ts'
import { ProgramFacts } from './program-facts.tsx'
import { ALLOW, askTitle, lengthHint, LENGTHS, methodsWords, TOOL_QUESTION } from './words.ts'

/** Asks the person whether a tool may: with everything that it would reach, and no as the first answer. */
export const ToolQuestion = () => {
  const question = useStore(({ work }) => work?.tools.question ?? null)
  return question === null ? null : <Question key={question.askId} question={question} />
}

const Question = ({ question }: { readonly question: Asked }) => {
  const id = useId()
  const now = useClock()
  const waiting = useStore(({ work }) => work?.tools.waiting ?? 0)
  const turnedAway = useStore(({ work }) => work?.tools.turnedAway ?? 0)
  const [lasts, setLasts] = useState<ConsentLength>('once')
  const [isReadable, setReadable] = useState(false)
  useEffect(() => {
    // a press that was meant for something else must not be a yes
    const timer = setTimeout(() => setReadable(true), 1.2 * SECOND)
    return () => clearTimeout(timer)
  }, [])
  const { askId, way, longest } = question
  const refuse = (isForGood: boolean) => void run(TOOL_QUESTION.answering, 'refuseTool', { askId, isForGood })
  const lengths = ConsentLength.options.slice(0, ConsentLength.options.indexOf(longest) + 1)
  const notes = [TOOL_QUESTION.waiting(waiting), TOOL_QUESTION.turnedAway(turnedAway)]
  return (
    <ModalOverlay isOpen className="scrim" onOpenChange={(isOpen) => (isOpen ? undefined : refuse(false))}>
      <Modal className="leave tool-question">
        <div
          className="confirm"
          role="alertdialog"
          aria-labelledby={`${id}-ask`}
          aria-describedby={`${id}-who`}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            refuse(false)
          }}
        >
          <h2 id={`${id}-ask`}>{shownText(askTitle(question))}</h2>
          <Facts question={question} id={`${id}-who`} />
          <Reach question={question} />
          <fieldset className="tool-lengths">
            <legend className="label">{TOOL_QUESTION.howLong}</legend>
            <div className="choices" data-columns="3">
              {lengths.map((one) => (
                <Way
                  key={one}
                  group={`${id}-lasts`}
                  name={LENGTHS[one]}
                  hint={lengthHint(one, way, now + 10 * MINUTE)}
                  isChosen={lasts === one}
                  onChoose={() => setLasts(one)}
                />
              ))}
            </div>
          </fieldset>
          {notes.map((note) =>
            note === null ? null : (
              <p className="age" key={note}>
                {note}
              </p>
            ),
          )}
          <div className="buttons">
            <Button kind="link" onClick={() => refuse(true)}>
              {TOOL_QUESTION.never}
            </Button>
            <span className="push" />
            <Button autoFocus onClick={() => refuse(false)}>
              {TOOL_QUESTION.no}
            </Button>
            <Button
              kind="primary"
              aria-disabled={!isReadable || undefined}
              onClick={
                isReadable
                  ? () => void run(TOOL_QUESTION.answering, 'allowTool', { askId, lasts })
                  : undefined
              }
            >
              {ALLOW[lasts]}
            </Button>
          </div>
        </div>
      </Modal>
    </ModalOverlay>
  )
}

const Facts = ({ question, id }: { readonly question: Asked; readonly id: string }) => (
  <dl className="facts" id={id}>
    <dt>{TOOL_QUESTION.program}</dt>
    <dd>
      {question.way === 'token' ? (
        <>
          <ProgramFacts program={question} />
          <p className="age">{TOOL_QUESTION.saysSo}</p>
        </>
      ) : (
        TOOL_QUESTION.byAddress
      )}
    </dd>
    {question.purpose === '' ? null : (
      <>
        <dt>{TOOL_QUESTION.purpose}</dt>
        <dd>{shownText(question.purpose, 300)}</dd>
      </>
    )}
    <dt>{TOOL_QUESTION.app}</dt>
    <dd>{shownText(question.app)}</dd>
    <dt>{TOOL_QUESTION.signIn}</dt>
    <dd>{shownText(question.person)}</dd>
    {question.way === 'token' ? (
      <>
        <dt>{TOOL_QUESTION.opens}</dt>
        <dd>
          {summaryOfScopes(question.scopes.map((scope) => shownText(scope)))}.{' '}
          {mayWrite(question.scopes) ? TOOL_QUESTION.mayChange : TOOL_QUESTION.changesNothing}
        </dd>
      </>
    ) : question.listedAt === null ? null : (
      <>
        <dt>{TOOL_QUESTION.organisation}</dt>
        <dd>
          {shownText(question.organisations[0] ?? '')}{' '}
          <span className="age">
            {TOOL_QUESTION.listed} <Age at={question.listedAt} />
          </span>
        </dd>
      </>
    )}
    <dt>{TOOL_QUESTION.waits}</dt>
    <dd>{TOOL_QUESTION.until(question.endsAt)}</dd>
  </dl>
)

/** Every organisation, name by name; through Keyward it is one, and what of it may be called. */
const Reach = ({ question: { way, methods, paths, organisations } }: { readonly question: Asked }) =>
  way === 'proxy' ? (
    <dl className="facts">
      <dt>{TOOL_QUESTION.may}</dt>
      <dd>
        <span className="mono">
          {methodsWords(
            methods,
            paths.map((path) => shownText(path, 200)),
          )}
        </span>
        <p className="age">{TOOL_QUESTION.only}</p>
      </dd>
    </dl>
  ) : (
    <>
      <h3>{TOOL_QUESTION.every}</h3>
      <ul className="tool-reach">
        {[...new Set(organisations)].map((name) => (
          <li key={name}>{shownText(name)}</li>
        ))}
      </ul>
      <p className="age">{TOOL_QUESTION.cannotNarrow}</p>
    </>
  )
