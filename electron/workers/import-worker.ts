import { parentPort } from 'node:worker_threads'
import type { ImportJob } from '../core/ports/import-reader.ts'
import { importWork } from './import-work.ts'

/** The thread in which files of other programs are read: one piece of work, and nothing of a file but what was found. */
const answer = async (job: ImportJob) => parentPort?.postMessage(await importWork(job))
parentPort?.once('message', (job: ImportJob) => void answer(job))
