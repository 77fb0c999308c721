#!/usr/bin/env bash
# Makes what Terraform keeps its state in, and tells Terraform of it. See usage below.
#
# Every setting is read before it is written, so that a second run changes nothing. Needs the AWS CLI and nothing else, and works with
# bash 3.2 and BSD tools, as macOS has them.
set -euo pipefail
export LC_ALL=C

usage() {
  cat <<'USAGE'
Usage: aws-init-terraform.sh [--profile NAME] [--region REGION] [--directory DIR] [--dry-run] [--help]

Makes, in the AWS account whose credentials it finds,
  - the bucket <account>-terraform for Terraform's state: versioned, encrypted, without public access, TLS only
  - the DynamoDB table terraform_locks for its locks
and writes backend.tf, with which "terraform init" uses both. Run it as often as you like: what is right is left alone. A bucket of that
name that is yours already is given the settings that it lacks; one of another account is refused.

  --profile NAME   the AWS CLI's profile; its usual credentials where not said
  --region REGION  where to make them; AWS_REGION, AWS_DEFAULT_REGION or the profile's region where not said. A bucket that is there
                   already stays where it is, and the table goes beside it
  --directory DIR  the Terraform root module to write backend.tf into; terraform/ in the repository where not said
                   (terraform/examples/complete for the example)
  --dry-run        say what would be done, and do nothing
  --help           this text
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

# call ARGUMENTS...: the AWS CLI with a limit on time and attempts. Prints its answer; an error is left in $work/error.
call() {
  aws ${profile:+--profile "$profile"} ${region:+--region "$region"} --output text --cli-connect-timeout 10 --cli-read-timeout 30 "$@" \
    2>"$work/error" </dev/null
}

failed_with() { grep -qE "\(($1)\)" "$work/error"; }

# must ARGUMENTS...: a call that has to succeed.
must() {
  call "$@" || die "aws $1 $2 failed: $(cat "$work/error")"
}

# read_setting ABSENT ARGUMENTS...: what is set; nothing where the error ABSENT says that nothing is.
read_setting() {
  local absent=$1
  shift
  call "$@" || failed_with "$absent" || die "aws $1 $2 failed: $(cat "$work/error")"
}

# report RESULT WHAT
report() { printf '%-14s%s\n' "$1" "$2"; }

# change RESULT WHAT COMMAND...: makes a change, or says that it would; RESULT is "create", "harden", "write".
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
    [ -n "$region" ] || die "no region: say --region, or set AWS_REGION"
  fi
  identity=$(must sts get-caller-identity --query '[Account,Arn]')
  read -r account arn <<<"$identity"
  [[ $account =~ ^[0-9]{12}$ ]] || die "the AWS CLI says no account: $identity"
  partition=$(printf '%s' "$arn" | cut -d : -f 2)
  bucket=$account-terraform
  say "Account $account, partition $partition, region $region"
}

# Sets bucket_exists, and moves region to where the bucket is.
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

  # us-east-1 has no location, and buckets of Ireland that are old enough say EU.
  local location
  location=$(must s3api get-bucket-location --bucket "$bucket" --expected-bucket-owner "$account" --query LocationConstraint)
  case $location in
    None | null | '') location=us-east-1 ;;
    EU) location=eu-west-1 ;;
  esac
  if [ "$location" != "$region" ]; then
    say "The bucket $bucket is in $location already, so that is where the state and its locks are. What Terraform deploys may be elsewhere."
    region=$location
  fi
}

refuse_bucket() {
  die "the bucket $bucket exists and does not belong to account $account, or you may not see it (s3:ListBucket). Nothing was changed."
}

create_bucket() {
  local where=()
  # In us-east-1 a location is refused, and everywhere else one is required.
  if [ "$region" != us-east-1 ]; then where=(--create-bucket-configuration "LocationConstraint=$region"); fi
  if ! call s3api create-bucket --bucket "$bucket" ${where[@]+"${where[@]}"}; then
    if failed_with BucketAlreadyExists; then refuse_bucket; fi
    # Somebody ran this at the same time.
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

# setting WHAT WANTED ABSENT QUERY GET PUT ARGUMENTS...: one setting of the bucket. WANTED is a pattern of what may stay.
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
  # A key of one's own (aws:kms) is a choice that stays.
  setting 'encryption' 'AES256|aws:kms|aws:kms:dsse' ServerSideEncryptionConfigurationNotFoundError \
    'ServerSideEncryptionConfiguration.Rules[0].ApplyServerSideEncryptionByDefault.SSEAlgorithm' get-bucket-encryption \
    put-bucket-encryption --server-side-encryption-configuration \
    '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]}'
  require_tls
}

# The statements that are there stay. Without a JSON tool ours goes in as text, before the first one; S3 refuses what is not a policy then.
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
    *) die "the policy of bucket $bucket has a form that this script does not extend. Add this statement to it: $statement" ;;
  esac
  change harden "$what" of_bucket put-bucket-policy --policy "$merged"
}

# Sets table_exists; refuses a table of that name that is something else.
find_table() {
  local key
  key=$(read_setting ResourceNotFoundException dynamodb describe-table --table-name "$table" \
    --query "Table.[KeySchema[0].AttributeName,KeySchema[1].AttributeName,AttributeDefinitions[?AttributeName=='LockID']|[0].AttributeType]")
  case $(printf '%s' "$key" | tr -s '[:space:]' ' ') in
    '') table_exists=false ;;
    'LockID None S') table_exists=true ;;
    *) die "the table $table in $region is none of Terraform's: its key must be LockID, a string. Nothing was changed." ;;
  esac
}

create_table() {
  if ! call dynamodb create-table --table-name "$table" --billing-mode PAY_PER_REQUEST \
    --attribute-definitions AttributeName=LockID,AttributeType=S --key-schema AttributeName=LockID,KeyType=HASH; then
    # Somebody ran this at the same time.
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
  # Another run, or somebody, may have made it only just now.
  must dynamodb wait table-exists --table-name "$table"
}

# Sets backend_right, and state_key for a backend that is to be written. What a person added or changed besides the bucket, the table and
# their region stays, the state's key above all; a file of somebody else is refused.
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
    die "$backend names another backend and was not written by this script. Nothing was changed. Move it away, or write in it:" \
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
    say "Dry run: nothing was changed; $changes change(s) would be made."
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

# Throttling and network errors are tried again, a bounded number of times; version 2 must not open a pager.
export AWS_PAGER='' AWS_RETRY_MODE=${AWS_RETRY_MODE:-standard} AWS_MAX_ATTEMPTS=${AWS_MAX_ATTEMPTS:-5}
work=$(mktemp -d "${TMPDIR:-/tmp}/fgt-asg-init.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# First everything is looked at, so that what cannot be done stops it before anything is changed.
find_account
find_bucket
find_table
find_backend

ensure_bucket
harden_bucket
ensure_table
ensure_backend
conclude
