import { createBackups } from '../backup/backups.ts'
import { createMoveRoom } from '../move/room.ts'
import { createDoctor } from './doctor.ts'

type Rooms = Parameters<typeof createBackups>[1] &
  Parameters<typeof createMoveRoom>[1] &
  Omit<Parameters<typeof createDoctor>[1], 'rehearsing'>

/** Backups, the doctor who mends the keychain out of them, and moving with one to another computer. */
export const createSafetyRoom = (
  ports: Parameters<typeof createBackups>[0] & Parameters<typeof createDoctor>[0],
  rooms: Rooms,
) => {
  const backups = createBackups(ports, rooms)
  const doctor = createDoctor(ports, { ...rooms, ...backups })
  const move = createMoveRoom(ports, rooms)
  return {
    calls: { ...backups.calls, ...doctor.calls, ...move.calls },
    resumeMove: move.resumeMove,
    start: backups.start,
    close: async () => {
      doctor.close()
      await backups.close()
    },
  }
}
