# The function's role, and its permissions for the fleet's data. iam_fleet.tf has its permissions for the fleet itself.

locals {
  data_statements = [
    {
      when = true
      then = {
        Sid    = "UseTrackFile"
        Effect = "Allow"
        # The lock is an object with tags: PutObject then also requires PutObjectTagging.
        Action   = ["s3:GetObject", "s3:PutObject", "s3:GetObjectTagging", "s3:PutObjectTagging"]
        Resource = "${local.bucket_arn}/intf_track.json"
      }
    },
    {
      when = true
      then = {
        Sid      = "KeepUnreadableTrackFiles"
        Effect   = "Allow"
        Action   = "s3:PutObject"
        Resource = "${local.bucket_arn}/intf_track.json.invalid-*"
      }
    },
    {
      when = true
      then = {
        Sid      = "ReadLicenses"
        Effect   = "Allow"
        Action   = "s3:GetObject"
        Resource = "${local.bucket_arn}/${module.settings.licenses.prefix}*"
      }
    },
    # For the sweep. Also, without this permission S3 answers "access denied" if an object does not exist.
    {
      when = true
      then = {
        Sid      = "ListLicenses"
        Effect   = "Allow"
        Action   = "s3:ListBucket"
        Resource = local.bucket_arn
      }
    },
    {
      when = true
      then = {
        Sid    = "UseTable"
        Effect = "Allow"
        # A transaction requires the permissions of its single actions.
        Action = [
          "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:Scan",
        ]
        Resource = local.table_arn
      }
    },
    {
      when = true
      then = {
        Sid      = "FindWhatIsFree"
        Effect   = "Allow"
        Action   = "dynamodb:Query"
        Resource = "${local.table_arn}/index/available"
      }
    },
    # Lambda uses the function's role to send dead letters.
    {
      when = true
      then = {
        Sid      = "SendDeadLetters"
        Effect   = "Allow"
        Action   = "sqs:SendMessage"
        Resource = local.queue_arn
      }
    },
    # Lambda also uses the role to read the queues in front of the function.
    {
      when = true
      then = {
        Sid      = "ReadEvents"
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
        Resource = values(local.queue_arns)
      }
    },
    {
      when = var.kms_key_arn != null
      then = {
        Sid      = "UseKeyThroughServices"
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = coalesce(var.kms_key_arn, "-")
        Condition = {
          StringEquals = {
            "kms:ViaService" = [
              for service in concat(["s3", "dynamodb", "sqs"], local.recycles ? ["sns"] : []) :
              "${service}.${local.region}.${data.aws_partition.current.dns_suffix}"
            ]
          }
        }
      }
    },
  ]
}

resource "aws_iam_role" "function" {
  name        = "${var.name}-function"
  description = "The Lambda function that serves the Auto Scaling group ${local.group_name}"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })

  tags = var.tags
}

resource "aws_iam_role_policy" "data" {
  name   = "data"
  role   = aws_iam_role.function.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [for statement in local.data_statements : statement.then if statement.when] })
}

resource "aws_iam_role_policy" "logs" {
  name = "logs"
  role = aws_iam_role.function.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "WriteLogs"
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = "${aws_cloudwatch_log_group.function.arn}:*"
    }]
  })
}

# For Lambda itself, which uses the function's role to make the function's interfaces in the VPC. Calls of the function's code carry
# lambda:SourceFunctionArn, and Lambda's own calls do not. So the code gets no permission from this.
resource "aws_iam_role_policy" "vpc" {
  count = module.settings.vpc_config == null ? 0 : 1

  name = "vpc"
  role = aws_iam_role.function.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "LookForLambda"
        Effect    = "Allow"
        Action    = ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"]
        Resource  = "*"
        Condition = { Null = { "lambda:SourceFunctionArn" = "true" } }
      },
      {
        Sid    = "MakeInterfacesForLambda"
        Effect = "Allow"
        Action = [
          "ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:UnassignPrivateIpAddresses",
        ]
        # All resources, as the Lambda Developer Guide says: Lambda's clean-up fails if DeleteNetworkInterface is limited to some. Subnets
        # and security groups may belong to another account.
        Resource  = "${local.ec2_shared_arn}:*/*"
        Condition = { Null = { "lambda:SourceFunctionArn" = "true" } }
      },
    ]
  })
}
