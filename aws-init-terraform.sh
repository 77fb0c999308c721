#!/usr/bin/env bash
# Creates the bucket and table for Terraform's state, and configures Terraform to use them. See usage below.
#
# It reads each setting before it writes it, so a second run changes nothing. It needs only the AWS CLI, and works with the bash 3.2 and the
# BSD tools of macOS.
set -euo pipefail
export LC_ALL=C

usage() {
  cat <<'USAGE'
Usage: aws-init-terraform.sh [--profile NAME] [--region REGION] [--directory DIR] [--dry-run] [--help]

Creates in your AWS account
  - the bucket <account>-terraform for Terraform's state: versioned, encrypted, without public access, TLS only
  - the DynamoDB table terraform_locks for its locks
and writes backend.tf, so that "terraform init" uses both. You can run it again at any time: it changes only what is missing or
different. An existing bucket of your account gets the settings that it lacks. A bucket of another account is refused.

  --profile NAME   the AWS CLI's profile (default: the CLI's usual credentials)
  --region REGION  the region of bucket and table (default: AWS_REGION, AWS_DEFAULT_REGION or the profile's region). An existing bucket
                   stays in its region, and the table is created there, too
  --directory DIR  the Terraform root module to write backend.tf into (default: terraform/ in the repository; for an example:
                   terraform/examples/complete)
  --dry-run        print the changes, but make none
  --help           print this text
USAGE
}

say() { printf '%s\n' "$*" >&2; }

die() {
  say "aws-init-terraform.sh: $*"
  exit 1
}

misused() {
  say "aws-init-terraform.sh: $*"
  usage >&2
  exit 2
}

readonly table=terraform_locks
profile=
region=
directory=
dry_run=false
changes=0

parse() {
  while [ $# -gt 0 ]; do
    case $1 in
      --*=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
    esac
    case $1 in
      --profile | --region | --directory) [ -n "${2:-}" ] || misused "$1 needs a value" ;;
    esac
    case $1 in
      --profile) profile=$2 && shift ;;
      --region) region=$2 && shift ;;
      --directory) directory=$2 && shift ;;
      --dry-run) dry_run=true ;;
      -h | --help) usage && exit 0 ;;
      *) misused "unknown argument: $1" ;;
    esac
    shift
  done
  [[ $region =~ ^([a-z]+(-[a-z]+)+-[0-9]+)?$ ]] || misused "--region is a region's name, for example eu-central-1, not $region"
}

# call ARGUMENTS...: runs the AWS CLI with limits on time and attempts. Prints its output; an error message goes into $work/error.
call() {
  aws ${profile:+--profile "$profile"} ${region:+--region "$region"} --output text --cli-connect-timeout 10 --cli-read-timeout 30 "$@" \
    2>"$work/error" </dev/null
}

failed_with() { grep -qE "\(($1)\)" "$work/error"; }

# must ARGUMENTS...: runs the AWS CLI, and stops the script if that fails.
must() {
  call "$@" || die "aws $1 $2 failed: $(cat "$work/error")"
}

# read_setting ABSENT ARGUMENTS...: prints a setting, or nothing if the AWS CLI fails with the error ABSENT.
read_setting() {
  local absent=$1
  shift
  call "$@" || failed_with "$absent" || die "aws $1 $2 failed: $(cat "$work/error")"
}

# report RESULT WHAT
report() { printf '%-14s%s\n' "$1" "$2"; }

# change RESULT WHAT COMMAND...: makes a change, or with --dry-run only reports it. RESULT is "create", "harden" or "write".
change() {
  local result=$1 what=$2
  shift 2
  changes=$((changes + 1))
  if [ "$dry_run" = true ]; then
    report "would $result" "$what"
    return
  fi
  "$@" >"$work/answer"
  case $result in
    create) report created "$what" ;;
    harden) report hardened "$what" ;;
    write) report written "$what" ;;
  esac
}

find_account() {
  local identity arn
  if [ -z "$region" ]; then
    region=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(call configure get region || true)}}
    [ -n "$region" ] || die "no region: use --region, or set AWS_REGION"
  fi
  identity=$(must sts get-caller-identity --query '[Account,Arn]')
  read -r account arn <<<"$identity"
  [[ $account =~ ^[0-9]{12}$ ]] || die "the AWS CLI printed no account id: $identity"
  partition=$(printf '%s' "$arn" | cut -d : -f 2)
  bucket=$account-terraform
  say "Account $account, partition $partition, region $region"
}

# Sets bucket_exists, and sets region to the bucket's region.
find_bucket() {
  bucket_exists=false
  if call s3api head-bucket --bucket "$bucket" --expected-bucket-owner "$account" >"$work/answer"; then
    bucket_exists=true
  elif failed_with '403|AccessDenied|Forbidden'; then
    refuse_bucket
  elif ! failed_with '404|NoSuchBucket|NotFound'; then
    die "cannot tell whether the bucket $bucket exists: $(cat "$work/error")"
  fi
  if [ "$bucket_exists" = false ]; then return; fi

  # A bucket in us-east-1 has no location, and old buckets in Ireland have the location EU.
  local location
  location=$(must s3api get-bucket-location --bucket "$bucket" --expected-bucket-owner "$account" --query LocationConstraint)
  case $location in
    None | null | '') location=us-east-1 ;;
    EU) location=eu-west-1 ;;
  esac
  if [ "$location" != "$region" ]; then
    say "The bucket $bucket is in $location already. The state and its locks are there; Terraform may deploy to another region."
    region=$location
  fi
}

refuse_bucket() {
  die "the bucket $bucket exists and does not belong to account $account, or you may not see it (s3:ListBucket). Nothing was changed."
}

create_bucket() {
  local where=()
  # S3 refuses a location in us-east-1, and requires one in all other regions.
  if [ "$region" != us-east-1 ]; then where=(--create-bucket-configuration "LocationConstraint=$region"); fi
  if ! call s3api create-bucket --bucket "$bucket" ${where[@]+"${where[@]}"}; then
    if failed_with BucketAlreadyExists; then refuse_bucket; fi
    # Another run may have created it at the same time.
    failed_with BucketAlreadyOwnedByYou || die "aws s3api create-bucket failed: $(cat "$work/error")"
  fi
  must s3api wait bucket-exists --bucket "$bucket" --expected-bucket-owner "$account"
}

ensure_bucket() {
  local what="state bucket $bucket ($region)"
  if [ "$bucket_exists" = true ]; then
    report unchanged "$what"
  else
    change create "$what" create_bucket
  fi
}

# of_bucket OPERATION ARGUMENTS...
of_bucket() {
  local operation=$1
  shift
  must s3api "$operation" --bucket "$bucket" --expected-bucket-owner "$account" "$@"
}

# setting WHAT WANTED ABSENT QUERY GET PUT ARGUMENTS...: one setting of the bucket. WANTED is a pattern of the values that may stay.
setting() {
  local what=$1 wanted=$2 absent=$3 query=$4 get=$5 present=
  shift 5
  if [ "$bucket_exists" = true ]; then
    present=$(read_setting "$absent" s3api "$get" --bucket "$bucket" --expected-bucket-owner "$account" --query "$query")
  fi
  if [[ $(printf '%s' "$present" | tr -s '[:space:]' ' ') =~ ^($wanted)$ ]]; then
    report unchanged "$what"
  else
    change harden "$what" of_bucket "$@"
  fi
}

harden_bucket() {
  setting 'no public access' 'True True True True' NoSuchPublicAccessBlockConfiguration \
    'PublicAccessBlockConfiguration.[BlockPublicAcls,IgnorePublicAcls,BlockPublicPolicy,RestrictPublicBuckets]' get-public-access-block \
    put-public-access-block --public-access-block-configuration \
    BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
  setting 'versioning' Enabled none Status get-bucket-versioning \
    put-bucket-versioning --versioning-configuration Status=Enabled
  # Encryption with another key (aws:kms) may stay.
  setting 'encryption' 'AES256|aws:kms|aws:kms:dsse' ServerSideEncryptionConfigurationNotFoundError \
    'ServerSideEncryptionConfiguration.Rules[0].ApplyServerSideEncryptionByDefault.SSEAlgorithm' get-bucket-encryption \
    put-bucket-encryption --server-side-encryption-configuration \
    '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]}'
  require_tls
}

# Existing statements stay. There may be no JSON tool, so this inserts the statement as text before the first one. S3 refuses an invalid
# result.
require_tls() {
  local what='TLS only' arn="arn:$partition:s3:::$bucket" policy=None statement merged
  statement='{"Sid":"DenyInsecureTransport","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["'$arn'","'$arn'/*"],'
  statement+='"Condition":{"Bool":{"aws:SecureTransport":"false"}}}'
  if [ "$bucket_exists" = true ]; then
    policy=$(read_setting NoSuchBucketPolicy s3api get-bucket-policy --bucket "$bucket" --expected-bucket-owner "$account" --query Policy)
    policy=$(printf '%s' "$policy" | tr '\n\r\t' '   ' | sed 's/"Statement" *: */"Statement":/')
  fi
  case $policy in
    *'"Sid":"DenyInsecureTransport"'*'"aws:SecureTransport"'* | *'"Sid": "DenyInsecureTransport"'*'"aws:SecureTransport"'*)
      report unchanged "$what"
      return
      ;;
    None | '') merged='{"Version":"2012-10-17","Statement":['$statement']}' ;;
    *'"Statement":['*) merged=${policy%%\"Statement\":\[*}'"Statement":['$statement','${policy#*\"Statement\":\[} ;;
    *) die "the policy of bucket $bucket has a form that this script cannot extend. Add this statement to it: $statement" ;;
  esac
  change harden "$what" of_bucket put-bucket-policy --policy "$merged"
}

# Sets table_exists. Refuses a table of that name with another key.
find_table() {
  local key query="KeySchema[0].AttributeName,KeySchema[1].AttributeName,AttributeDefinitions[?AttributeName=='LockID']|[0].AttributeType"
  key=$(read_setting ResourceNotFoundException dynamodb describe-table --table-name "$table" --query "Table.[$query]")
  case $(printf '%s' "$key" | tr -s '[:space:]' ' ') in
    '') table_exists=false ;;
    'LockID None S') table_exists=true ;;
    *) die "the table $table in $region is not Terraform's lock table: its key must be LockID, a string. Nothing was changed." ;;
  esac
}

create_table() {
  if ! call dynamodb create-table --table-name "$table" --billing-mode PAY_PER_REQUEST \
    --attribute-definitions AttributeName=LockID,AttributeType=S --key-schema AttributeName=LockID,KeyType=HASH; then
    # Another run may have created it at the same time.
    failed_with ResourceInUseException || die "aws dynamodb create-table failed: $(cat "$work/error")"
  fi
  must dynamodb wait table-exists --table-name "$table"
}

ensure_table() {
  local what="lock table $table ($region)"
  if [ "$table_exists" = false ]; then
    change create "$what" create_table
    return
  fi
  report unchanged "$what"
  # Another run may have just created it.
  must dynamodb wait table-exists --table-name "$table"
}

# Sets backend_right, and state_key for a new backend.tf. If bucket, table and region are right, the file stays with all its other settings.
# Otherwise the new file keeps the state's key. A file that this script did not write is refused.
find_backend() {
  backend=$directory/backend.tf
  backend_right=false
  state_key=fgt-asg/$(basename "$directory").tfstate
  if [ ! -f "$backend" ]; then return; fi
  if says bucket "$bucket" && says region "$region" && says dynamodb_table "$table"; then
    backend_right=true
    return
  fi
  grep -q '^# Written by aws-init-terraform.sh' "$backend" ||
    die "$backend names another backend and was not written by this script. Nothing was changed. Move it away, or write into it:" \
      "bucket = \"$bucket\", region = \"$region\", dynamodb_table = \"$table\""
  local key
  key=$(sed -n 's/^ *key *= *"\(.*\)" *$/\1/p' "$backend")
  state_key=${key:-$state_key}
}

says() { grep -qE "^ *$1 *= *\"$2\" *\$" "$backend"; }

ensure_backend() {
  if [ "$backend_right" = true ]; then
    report unchanged "backend $backend"
  else
    change write "backend $backend" write_backend
  fi
}

write_backend() {
  cat >"$work/backend.tf" <<BACKEND
# Written by aws-init-terraform.sh for account $account; not for git.
terraform {
  backend "s3" {
    bucket         = "$bucket"
    key            = "$state_key"
    region         = "$region"
    dynamodb_table = "$table"
    encrypt        = true
  }
}
BACKEND
  cp "$work/backend.tf" "$backend"
}

conclude() {
  if [ "$changes" -eq 0 ]; then
    say "Nothing to change."
  elif [ "$dry_run" = true ]; then
    say "Dry run: nothing was changed; $changes change(s) would be made. Next: run it without --dry-run."
    return
  else
    say "$changes change(s) made."
  fi
  say "Next: $(printf '%q ' ${profile:+AWS_PROFILE="$profile"} terraform -chdir="$directory")init"
}

parse "$@"
command -v aws >/dev/null 2>&1 ||
  die "aws is missing. Install the AWS CLI, version 2: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html"
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
directory=${directory:-$root/terraform}
[ -d "$directory" ] || die "there is no directory $directory to write backend.tf into"
directory=$(cd "$directory" && pwd -P)

# Retries of throttling and network errors are limited. Version 2 of the CLI must not open a pager.
export AWS_PAGER='' AWS_RETRY_MODE=${AWS_RETRY_MODE:-standard} AWS_MAX_ATTEMPTS=${AWS_MAX_ATTEMPTS:-5}
work=$(mktemp -d "${TMPDIR:-/tmp}/fgt-asg-init.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# The checks come first, so that a problem stops the script before it changes anything.
find_account
find_bucket
find_table
find_backend

ensure_bucket
harden_bucket
ensure_table
ensure_backend
conclude
