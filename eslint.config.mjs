import js from "@eslint/js";
import graphql from "@graphql-eslint/eslint-plugin";
import ts from "typescript-eslint";

export default ts.config(
  { ignores: ["dist/", "node_modules/", ".samspil/", "web/", "**/*.cjs", "**/*.js", "**/*.mjs"] },
  {
    files: ["**/*.ts"],
    extends: [js.configs.recommended, ...ts.configs.strict],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-extraneous-class": "off",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
      "@typescript-eslint/no-unsafe-function-type": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/no-invalid-void-type": "off",
      "@typescript-eslint/unified-signatures": "off",
      // Decorated signatures are read at run time: their imports must stay values.
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Only src/config.ts and main programs read the environment." },
      ],
    },
  },
  {
    files: [
      "src/**/*.entity.ts",
      "src/**/*.resolver.ts",
      "src/**/*.inputs.ts",
      "src/**/*.queries.ts",
      "src/**/*.parts.ts",
      "src/**/*.types.ts",
    ],
    rules: { "@typescript-eslint/consistent-type-imports": "off" },
  },
  {
    files: ["src/main.ts", "src/*-cli.ts", "ormconfig.ts", "seeds/seed.ts", "test/**", "bench/**"],
    rules: { "no-restricted-properties": "off" },
  },
  { files: ["test/**/*.ts"], rules: { "@typescript-eslint/no-non-null-assertion": "off" } },
  {
    files: ["schema/schema.graphql"],
    plugins: { "@graphql-eslint": graphql },
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: "schema/schema.graphql" } } },
    rules: {
      // `announcements` and `search` are read forward only, as the specification of connections lets them be.
      "@graphql-eslint/relay-arguments": ["error", { includeBoth: false }],
      "@graphql-eslint/relay-connection-types": "error",
      // That specification asks neither that lists be connections, nor that whatever a connection holds be a Node: an announcement is none.
      "@graphql-eslint/relay-edge-types": ["error", { shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false }],
      "@graphql-eslint/relay-page-info": "error",
    },
  },
);
