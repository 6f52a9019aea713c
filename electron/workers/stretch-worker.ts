import { parentPort } from 'node:worker_threads'
import { stretchWork, type StretchJob } from './stretch-work.ts'

/** The thread in which a passphrase is tried: one try, and it ends. */
const answer = async (job: StretchJob) => parentPort?.postMessage(await stretchWork(job))
parentPort?.once('message', (job: StretchJob) => void answer(job))
