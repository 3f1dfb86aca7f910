CREATE TABLE "pseudonym_keys" (
    "id" INTEGER NOT NULL,
    "proof" TEXT NOT NULL,

    CONSTRAINT "pseudonym_keys_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "one_key" CHECK ("id" = 1)
);
