export { ResponseProcedure } from './ResponseProcedure.tsx';
