export { SettingsPane } from './SettingsPane.tsx';
