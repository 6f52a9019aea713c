import { isProvable, isTaskDone, type Leaver, type LeaverTask } from '../../../shared/people/leaver.ts'
import { Age } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { Tick } from '../../kit/tick.tsx'
import { run, connect } from '../../app/actions.ts'
import { runUndoably } from '../../app/undoing.ts'
import { fullDay } from '../../language/moments.ts'
import { describeTask } from '../review/words-packs.ts'
import { changeList, go } from '../../app/store.ts'
import { SavingReview, useSaveReview } from '../review/save-review.tsx'
import { LEAVER_TASKS } from './words.ts'

type Apps = readonly { readonly id: string }[]
type LeaverTasksProps = {
  readonly leaver: Leaver
  /** Those in the vault: of others it sees nothing. */
  readonly apps: Apps
  readonly onTakeBack: () => void
}

/** What is to be done for somebody who leaves: some prove themselves, the rest are ticked. */
export const LeaverTasks = ({ leaver, apps, onTakeBack }: LeaverTasksProps) => {
  const left = leaver.tasks.filter((task) => !isTaskDone(task, apps)).length
  const { isBusy, save } = useSaveReview()
  return (
    <section className="leaver-list" aria-labelledby="leaver-list">
      <header className="needs-head">
        <h2 id="leaver-list">
          <StateMark
            mood={left === 0 ? 'fine' : 'attention'}
            words={
              leaver.finishedAt !== null
                ? LEAVER_TASKS.finishedOn(fullDay(leaver.finishedAt))
                : left === 0
                  ? LEAVER_TASKS.allDone
                  : LEAVER_TASKS.tasksLeft(left)
            }
            isLoud
          />
        </h2>
        <span className="age push">
          {LEAVER_TASKS.listBegun} <Age at={leaver.begunAt} /> {LEAVER_TASKS.begunBy(leaver.begunBy)}
        </span>
      </header>
      <ul>
        {leaver.tasks.map((task) => (
          <Task key={task.id} leaver={leaver} task={task} apps={apps} />
        ))}
      </ul>
      <div className="buttons activity-foot">
        <Button aria-disabled={isBusy || undefined} onClick={isBusy ? undefined : save}>
          {LEAVER_TASKS.saveWithTheEvidence}
        </Button>
        {leaver.finishedAt === null ? (
          <Button
            aria-disabled={left > 0 || undefined}
            title={left > 0 ? LEAVER_TASKS.notDoneHint : undefined}
            onClick={
              left > 0
                ? undefined
                : () => void run(LEAVER_TASKS.finishTheList, 'finishLeaver', { leaverId: leaver.id })
            }
          >
            {LEAVER_TASKS.finishTheList}
          </Button>
        ) : null}
        {leaver.finishedAt === null ? (
          <Button kind="quiet" id="take-leaver-back" onClick={onTakeBack}>
            {LEAVER_TASKS.takeTheListBack}
          </Button>
        ) : null}
      </div>
      {isBusy ? <SavingReview /> : null}
    </section>
  )
}

type TaskProps = { readonly leaver: Leaver; readonly task: LeaverTask; readonly apps: Apps }

const Task = ({ leaver, task, apps }: TaskProps) => {
  const { what, why } = describeTask(task, leaver.name)
  const isSeen = task.provenAt !== null || isProvable(task, apps)
  return (
    <li className="need leaver-task">
      <Tick
        isOn={isTaskDone(task, apps)}
        isDisabled={isSeen || leaver.finishedAt !== null}
        onChange={(isOn) =>
          runUndoably(
            LEAVER_TASKS.tick,
            'tickLeaver',
            { leaverId: leaver.id, taskId: task.id, isDone: isOn },
            LEAVER_TASKS.tickedOff(what, isOn),
          )
        }
      >
        <span>
          <b>{what}</b>
          <span className="task-why">{why}</span>
          <TaskState task={task} apps={apps} />
        </span>
      </Tick>
      <TaskAction task={task} apps={apps} />
    </li>
  )
}

const TaskState = ({ task, apps }: Pick<TaskProps, 'task' | 'apps'>) => {
  const { provenAt, ticked, kind, app, isUnclaimed } = task
  if (provenAt !== null)
    return (
      <StateMark
        mood="fine"
        words={
          kind === 'rotate'
            ? LEAVER_TASKS.seenSecret(fullDay(provenAt))
            : isUnclaimed === true
              ? LEAVER_TASKS.seenClaimed(fullDay(provenAt))
              : LEAVER_TASKS.seenSignIn(fullDay(provenAt))
        }
      />
    )
  if (isProvable(task, apps)) return <span className="age wrap">{LEAVER_TASKS.ticksItself}</span>
  return (
    <>
      {kind === 'rotate' || kind === 'reauthorise' ? (
        <span className="age wrap">
          {LEAVER_TASKS.appNotHere(app, kind === 'rotate' ? LEAVER_TASKS.orAppDeleted : '.')}
        </span>
      ) : null}
      {ticked === null ? null : (
        <span className="age">
          {LEAVER_TASKS.ticked} <Age at={ticked.at} /> {LEAVER_TASKS.tickedBy(ticked.by)}
        </span>
      )}
    </>
  )
}

/** The way to do it, where Keyward has one. */
const TaskAction = ({ task, apps }: Pick<TaskProps, 'task' | 'apps'>) => {
  if (isTaskDone(task, apps)) return null
  const isHere = apps.some(({ id }) => id === task.appId)
  if (task.kind === 'rotate' && isHere)
    return (
      <Button onClick={() => go({ at: 'apps', appId: task.appId, ask: null })}>
        {LEAVER_TASKS.showTheApp}
      </Button>
    )
  if (task.kind === 'reauthorise' && isHere)
    return (
      <span className="buttons">
        <Button
          onClick={() => {
            changeList({ search: task.app, show: 'all', filter: null })
            go({ at: 'connections', key: null, ask: null })
          }}
        >
          {LEAVER_TASKS.showThem}
        </Button>
        <Button onClick={() => void connect(task.appId)}>{LEAVER_TASKS.signIn}</Button>
      </span>
    )
  if (task.kind === 'portal' || (task.kind === 'rotate' && !isHere))
    return (
      <Button
        icon="external"
        onClick={() => void run(LEAVER_TASKS.openXero, 'openPlace', { place: 'developerPortal' })}
      >
        {LEAVER_TASKS.openTheDeveloperPortal}
      </Button>
    )
  return null
}
