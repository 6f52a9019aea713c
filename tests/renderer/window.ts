// The fake comes first: modules run in the order of their imports.
import './install-fake-bridge.ts'
import '../../renderer/main.tsx'
