import { ORGANISATIONS, PEOPLE, steadyId } from './seed.ts'

/** What Practice Manager holds about the made-up practice; every name is invented. */
export const STAFF = PEOPLE.map(({ id, name, email }) => ({
  uuid: steadyId(`staff ${id}`),
  name,
  email,
}))

export const CLIENTS = [
  ...ORGANISATIONS.map(({ tenantName }) => tenantName),
  'Nettlecombe Cycle Works',
  'Osier & Daughters Basketry',
  'Pellitory Lane Dental',
].map((name) => ({ uuid: steadyId(`client ${name}`), name }))

export const GROUPS = ['Ferrymoor family companies', 'Harbour traders'].map((name, index) => ({
  uuid: steadyId(`group ${name}`),
  name,
  clients: CLIENTS.slice(index * 3, index * 3 + 3),
}))

export const TASKS = ['Annual accounts', 'Bookkeeping', 'Payroll', 'VAT return', 'Advice'].map((name) => ({
  uuid: steadyId(`task ${name}`),
  name,
}))

export const JOBS = CLIENTS.slice(0, 9).map((client, index) => ({
  id: `J${String(101 + index).padStart(6, '0')}`,
  uuid: steadyId(`job ${client.name}`),
  name: `${TASKS[index % TASKS.length]?.name ?? 'Advice'} ${2026 + (index % 2)}`,
  state: index % 4 === 3 ? 'Planned' : 'In Progress',
  start: '20261001',
  due: '20270131',
  client,
}))

/** Time sheet entries, one a job and staff member in the first days of November 2026. */
export const TIMES = JOBS.slice(0, 6).map((job, index) => ({
  uuid: steadyId(`time ${job.id}`),
  job,
  task: TASKS[index % TASKS.length] ?? { uuid: '', name: '' },
  staff: STAFF[index % 2] ?? { uuid: '', name: '' },
  /** YYYYMMDD. */
  date: `202611${String(2 + index).padStart(2, '0')}`,
  minutes: 30 + index * 15,
}))
