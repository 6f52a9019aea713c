import { XMLBuilder } from 'fast-xml-parser'
import { send, type Exchange } from './exchange.ts'
import { CLIENTS, GROUPS, JOBS, STAFF, TASKS, TIMES } from './practice-data.ts'
import type { World } from './world.ts'

const BASE = '/practicemanager/3.1/'
const YEAR_DAYS = 366

type Answer = { readonly body: object } | { readonly error: string }

/** XPM API 3.1: XML, and failures that say ERROR with 500 or, at times, 200. */
export const answerPracticeManager = ({ switches }: World, exchange: Exchange): void => {
  const answer = switches.xpmTrouble === '' ? look(exchange.url) : { error: switches.xpmTrouble }
  const isError = 'error' in answer
  const response = isError
    ? { Status: 'ERROR', ErrorDescription: answer.error }
    : { Status: 'OK', ...answer.body }
  const status = isError ? switches.xpmErrorStatus : 200
  send(
    exchange,
    status,
    'text/xml',
    `<?xml version="1.0" encoding="utf-8"?>${builder().build({ Response: response })}`,
  )
}

const builder = () => new XMLBuilder({ format: false, suppressEmptyNode: true })

const look = ({ pathname, searchParams }: URL): Answer => {
  const call = pathname.startsWith(BASE) ? pathname.slice(BASE.length).replace(/\/$/u, '') : ''
  switch (call) {
    case 'staff.api/list':
      return { body: { StaffList: { Staff: STAFF.map(staffXml) } } }
    case 'client.api/list':
      return { body: { Clients: { Client: CLIENTS.map(named) } } }
    case 'clientgroup.api/list':
      return { body: { Groups: { Group: GROUPS.map(groupXml) } } }
    case 'job.api/current':
      return { body: { Jobs: { Job: JOBS.map(jobXml) } } }
    case 'task.api/list':
      return { body: { TaskList: { Task: TASKS.map(named) } } }
    case 'time.api/list':
      return listTimes(searchParams.get('from'), searchParams.get('to'))
    default:
      return { error: `The resource ${call} does not exist` }
  }
}

const listTimes = (from: string | null, to: string | null): Answer => {
  const [first, last] = [dateOf(from), dateOf(to)]
  if (first === undefined || last === undefined)
    return { error: "'from' and 'to' must be dates, as YYYYMMDD" }
  if (last < first) return { error: "'to' must not be before 'from'" }
  if ((last - first) / 86_400_000 > YEAR_DAYS) return { error: 'The range must not be longer than one year' }
  const seen = TIMES.filter(({ date }) => date >= String(from) && date <= String(to))
  return { body: { Times: { Time: seen.map(timeXml) } } }
}

/** Milliseconds since 1970 of a real day written YYYYMMDD. */
const dateOf = (text: string | null): number | undefined => {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/u.exec(text ?? '') ?? []
  if (year === undefined) return undefined
  const at = Date.parse(`${year}-${month}-${day}T00:00:00Z`)
  const isReal = !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10).replaceAll('-', '') === text
  return isReal ? at : undefined
}

const named = ({ uuid, name }: { readonly uuid: string; readonly name: string }) => ({
  UUID: uuid,
  Name: name,
})

const staffXml = (staff: (typeof STAFF)[number]) => ({ ...named(staff), Email: staff.email, Phone: '' })

const groupXml = (group: (typeof GROUPS)[number]) => ({
  ...named(group),
  Taxable: 'No',
  Clients: { Client: group.clients.map(named) },
})

const jobXml = (job: (typeof JOBS)[number]) => ({
  ID: job.id,
  UUID: job.uuid,
  Name: job.name,
  State: job.state,
  StartDate: job.start,
  DueDate: job.due,
  Client: named(job.client),
})

const timeXml = (time: (typeof TIMES)[number]) => ({
  UUID: time.uuid,
  Job: { ID: time.job.id, Name: time.job.name },
  Task: named(time.task),
  Staff: named(time.staff),
  Date: time.date,
  Minutes: time.minutes,
  Billable: 'true',
})
