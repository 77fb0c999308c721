locals {
  bucket_name = coalesce(var.bucket_name, "${var.name}-${local.account}-${local.region}")
  table_name  = "${var.name}-pools"

  file_events = ["s3:ObjectCreated:*", "s3:ObjectRemoved:*", "s3:LifecycleExpiration:*"]

  # The ARNs are made from the names, so that a plan knows the role's policy.
  bucket_arn = "arn:${local.partition}:s3:::${local.bucket_name}"
  table_arn  = "arn:${local.partition}:dynamodb:${local.region}:${local.account}:table/${local.table_name}"
}

# The bucket for the track file and the license files.
resource "aws_s3_bucket" "this" {
  bucket        = local.bucket_name
  force_destroy = var.bucket_force_destroy
  tags          = var.tags
}

resource "aws_s3_bucket_public_access_block" "this" {
  bucket = aws_s3_bucket.this.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    bucket_key_enabled = var.kms_key_arn != null

    apply_server_side_encryption_by_default {
      sse_algorithm     = var.kms_key_arn == null ? "AES256" : "aws:kms"
      kms_master_key_id = var.kms_key_arn
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    id     = "old-versions"
    status = "Enabled"

    filter {}

    # The track file is written at every launch and termination.
    noncurrent_version_expiration {
      noncurrent_days = var.bucket_old_versions_days
    }

    expiration {
      expired_object_delete_marker = true
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  depends_on = [aws_s3_bucket_versioning.this]
}

resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.this.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "OnlyTls"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [local.bucket_arn, "${local.bucket_arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })

  # S3 takes one change of a bucket's access at a time.
  depends_on = [aws_s3_bucket_public_access_block.this]
}

resource "aws_s3_bucket_notification" "licenses" {
  bucket = aws_s3_bucket.this.id

  # No suffix: suffixes are case-sensitive, and wrong files in the folder would not be reported.
  dynamic "lambda_function" {
    for_each = module.settings.event_queue == null ? [true] : []

    content {
      id                  = "licenses"
      lambda_function_arn = local.target_arn
      events              = local.file_events
      filter_prefix       = module.settings.licenses.prefix
    }
  }

  dynamic "queue" {
    for_each = module.settings.event_queue == null ? [] : [true]

    content {
      id            = "licenses"
      queue_arn     = aws_sqs_queue.events["events"].arn
      events        = local.file_events
      filter_prefix = module.settings.licenses.prefix
    }
  }

  # S3 checks the permission when it stores the notification.
  depends_on = [aws_lambda_permission.bucket, aws_sqs_queue_policy.events]
}

# Licenses, hostnames, and the license and hostname of each instance.
resource "aws_dynamodb_table" "this" {
  name         = local.table_name
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "Category"

  deletion_protection_enabled = var.table_deletion_protection

  attribute {
    name = "Category"
    type = "S"
  }

  attribute {
    name = "Pool"
    type = "S"
  }

  attribute {
    name = "AvailableSince"
    type = "S"
  }

  # Only free items have these two attributes, so the index has only free items.
  global_secondary_index {
    name            = "available"
    hash_key        = "Pool"
    range_key       = "AvailableSince"
    projection_type = "KEYS_ONLY"
  }

  ttl {
    attribute_name = "ExpiresAt"
    enabled        = true
  }

  point_in_time_recovery {
    enabled = true
  }

  # Without a key of the user, DynamoDB encrypts with a key of AWS.
  dynamic "server_side_encryption" {
    for_each = var.kms_key_arn[*]

    content {
      enabled     = true
      kms_key_arn = server_side_encryption.value
    }
  }

  tags = var.tags
}
