export { PreferenceControls } from './PreferenceControls.tsx';
export { SignInView } from './SignInView.tsx';
export { StartingView } from './StartingView.tsx';
export { UserMenu } from './UserMenu.tsx';
