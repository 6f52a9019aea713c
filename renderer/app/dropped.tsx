import { useEffect, useState } from 'react'
import type { Failure } from '../../shared/kernel/failure.ts'
import { rowsIn } from '../../shared/backup/kit-rows.ts'
import { showIncoming } from './incoming-routes.ts'
import { callDropped } from '../bridge/bridge.ts'
import { describeFailure } from './words-failures.ts'
import { readQr } from '../kit/qr.ts'
import { go, announce, showToast, showTrouble } from './store.ts'
import { Icon } from '../kit/icon.tsx'
import { DROPPED } from './words.ts'

/** Takes files that are dropped anywhere on the window into the place where they belong, by what is in them. */
export const Dropped = () => {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const isFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const over = (event: DragEvent) => {
      if (!isFile(event)) return
      event.preventDefault()
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!isFile(event)) return
      setOver(false)
      // where a form asks for a picture, it has taken it itself
      if (event.defaultPrevented) return
      event.preventDefault()
      void takeIn([...(event.dataTransfer?.files ?? [])])
    }
    document.addEventListener('dragover', over)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('dragover', over)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', drop)
    }
  }, [])
  return isOver ? (
    <div className="drop-hint" role="status">
      <p>
        <Icon name="handover" />
        {DROPPED.dropHere}
      </p>
    </div>
  ) : null
}

/** A photo of a whole page; what is larger is no picture of a code. */
const LARGEST_PICTURE = 30_000_000

const takeIn = async (files: readonly File[]): Promise<void> => {
  const [file] = files
  if (file === undefined) return
  // a picture may hold a QR code, which the window itself can read
  if (file.type.startsWith('image/')) {
    const pasted = file.size > LARGEST_PICTURE ? null : await readQr(file)
    if (pasted === null) return refuse({ code: 'fileNotKnown' })
    // a kit is shown nowhere
    if (rowsIn(pasted) !== null) return showToast(DROPPED.isKit)
    return go({ at: 'handovers', doing: 'receive', pasted })
  }
  const arrived = await callDropped(file)
  if (arrived.ok) {
    showIncoming(arrived.value)
    if (files.length > 1) announce(DROPPED.onlyFirstOpened)
    return
  }
  refuse(arrived.failure)
}

const refuse = (failure: Failure): void => {
  showTrouble(DROPPED.openTheFile, failure)
  announce(describeFailure(failure).what)
}
