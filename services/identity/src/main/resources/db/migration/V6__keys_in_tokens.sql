-- Signing keys whose private half lies in a PKCS#11 token and never was anywhere else.
alter table signing_keys add column in_token boolean not null default false;
