import { isTaskDone, type Leaver, type LeaverTask } from '../../../shared/leaver.ts'
import { Age } from '../../components/age.tsx'
import { Button } from '../../components/button.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import { Tick } from '../../components/tick.tsx'
import { attempt, connect } from '../../deeds.ts'
import { fullDay } from '../../moments.ts'
import { count, numberWord } from '../../plural.ts'
import { describeTask } from '../../review-messages.ts'
import { changeList, go } from '../../store.ts'
import { SavingReview, useSaveReview } from '../review/save-review.tsx'

/** What is to be done for somebody who leaves: some prove themselves, the rest are ticked. */
export const LeaverTasks = ({ leaver }: { readonly leaver: Leaver }) => {
  const left = leaver.tasks.filter((task) => !isTaskDone(task)).length
  const { isBusy, save } = useSaveReview()
  return (
    <section className="leaver-list" aria-labelledby="leaver-list">
      <header className="needs-head">
        <h2 id="leaver-list">
          <StateMark
            mood={left === 0 ? 'fine' : 'attention'}
            words={
              leaver.finishedAt !== null
                ? `Finished on ${fullDay(leaver.finishedAt)}`
                : left === 0
                  ? 'All done'
                  : `${numberWord(left)} of ${count(leaver.tasks.length, 'thing')} to do`
            }
            isLoud
          />
        </h2>
        <span className="age push">
          List begun <Age at={leaver.begunAt} /> by {leaver.begunBy}
        </span>
      </header>
      <ul>
        {leaver.tasks.map((task) => (
          <Task key={task.id} leaver={leaver} task={task} />
        ))}
      </ul>
      <div className="buttons activity-foot">
        <Button aria-disabled={isBusy || undefined} onClick={isBusy ? undefined : save}>
          Save with the evidence…
        </Button>
        {leaver.finishedAt === null ? (
          <Button
            aria-disabled={left > 0 || undefined}
            title={left > 0 ? 'There are things left to do' : undefined}
            onClick={
              left > 0
                ? undefined
                : () => void attempt('Finish the list', 'finishLeaver', { leaverId: leaver.id })
            }
          >
            Finish the list
          </Button>
        ) : null}
      </div>
      {isBusy ? <SavingReview /> : null}
    </section>
  )
}

const Task = ({ leaver, task }: { readonly leaver: Leaver; readonly task: LeaverTask }) => {
  const { what, why } = describeTask(task, leaver.name)
  const isProven = task.provenAt !== null
  return (
    <li className="need leaver-task">
      <Tick
        isOn={isTaskDone(task)}
        isDisabled={isProven || leaver.finishedAt !== null}
        onChange={(isOn) =>
          attempt('Tick', 'tickLeaver', {
            leaverId: leaver.id,
            taskId: task.id,
            isDone: isOn,
          })
        }
      >
        <span>
          <b>{what}</b>
          <span className="task-why">{why}</span>
          <TaskState task={task} />
        </span>
      </Tick>
      <TaskDeed task={task} />
    </li>
  )
}

const TaskState = ({ task: { provenAt, ticked, kind } }: { readonly task: LeaverTask }) => {
  if (provenAt !== null)
    return (
      <StateMark
        mood="fine"
        words={
          kind === 'rotate'
            ? `Seen: a new secret is in force since ${fullDay(provenAt)}`
            : `Seen on ${fullDay(provenAt)}: somebody else’s sign-in reaches them, or they have ended`
        }
      />
    )
  return ticked === null ? null : (
    <span className="age">
      Ticked <Age at={ticked.at} /> by {ticked.by}
    </span>
  )
}

/** The way to do it, where Keyward has one. */
const TaskDeed = ({ task }: { readonly task: LeaverTask }) => {
  if (isTaskDone(task)) return null
  if (task.kind === 'rotate' && task.appId !== '')
    return <Button onClick={() => go({ at: 'apps', appId: task.appId, ask: null })}>Show the app</Button>
  if (task.kind === 'reauthorise')
    return (
      <span className="buttons">
        <Button
          onClick={() => {
            changeList({ search: task.app, show: 'all' })
            go({ at: 'connections', key: null, ask: null })
          }}
        >
          Show them
        </Button>
        <Button onClick={() => void connect(task.appId)}>Sign in</Button>
      </span>
    )
  if (task.kind === 'portal')
    return (
      <Button
        icon="external"
        onClick={() => void attempt('Open Xero', 'openPlace', { place: 'developerPortal' })}
      >
        Open the developer portal
      </Button>
    )
  return null
}
