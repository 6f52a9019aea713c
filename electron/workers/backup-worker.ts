import { parentPort } from 'node:worker_threads'
import { backupWork, type BackupJob } from './backup-work.ts'

/** The thread in which a backup is read: one, and nothing of it but what its sealing vouches for. */
const answer = async (job: BackupJob) => parentPort?.postMessage(await backupWork(job))
parentPort?.once('message', (job: BackupJob) => void answer(job))
