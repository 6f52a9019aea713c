import { parentPort } from 'node:worker_threads'
import type { PackFiles } from '../core/ports/pack-reader.ts'
import { packWork } from './pack-work.ts'

/** The thread in which somebody's evidence pack is read: one, and nothing of it but what its signatures cover. */
const answer = async (pack: PackFiles) => parentPort?.postMessage(await packWork(pack))
parentPort?.once('message', (pack: PackFiles) => void answer(pack))
