import { createBackups } from '../backup/backups.ts'
import { createDoctor } from './doctor.ts'

type Rooms = Parameters<typeof createBackups>[1] & Omit<Parameters<typeof createDoctor>[1], 'rehearsing'>

/** Backups, and the doctor who mends the keychain out of them. */
export const createSafetyRoom = (
  ports: Parameters<typeof createBackups>[0] & Parameters<typeof createDoctor>[0],
  rooms: Rooms,
) => {
  const backups = createBackups(ports, rooms)
  const doctor = createDoctor(ports, { ...rooms, ...backups })
  return {
    calls: { ...backups.calls, ...doctor.calls },
    start: backups.start,
    close: async () => {
      doctor.close()
      await backups.close()
    },
  }
}
