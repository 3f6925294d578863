/** For the tests, which do not read JavaScript: `serverNodeOptions.mjs`. */
export declare const serverNodeOptions: readonly string[];
