# Snapshots of disks: when, where, and what the function may do for them. What it looks at in EC2 besides disks (instances) is in iam_fleet.tf.

locals {
  snapshots         = module.settings.snapshots != null
  snapshot_settings = local.snapshots ? module.settings.snapshots : { regions = null, selection = "group", schedule = null, slot_minutes = 1440, keep = { count = 7, days = 30, minimum = 1 } }
  snapshot_regions  = local.snapshot_settings.regions == null ? [local.region] : sort(tolist(local.snapshot_settings.regions))
  snapshot_anywhere = contains(local.snapshot_regions, "all")

  snapshot_environment = local.snapshots ? {
    snapshot_regions      = join(",", local.snapshot_regions)
    snapshot_selection    = local.snapshot_settings.selection
    snapshot_slot_minutes = tostring(local.snapshot_settings.slot_minutes)
    snapshot_keep_count   = tostring(local.snapshot_settings.keep.count)
    snapshot_keep_days    = tostring(local.snapshot_settings.keep.days)
    snapshot_keep_minimum = tostring(local.snapshot_settings.keep.minimum)
  } : {}

  # The function takes the slot from the time of the schedule's event: one that comes late, or again, means the same slot.
  snapshot_rules = local.snapshots ? {
    snapshots = {
      description = "Disks get snapshots"
      schedule    = local.snapshot_settings.schedule
      pattern     = null
      input = {
        paths    = { time = "$.time" }
        template = "{\"action\":\"snapshot\",\"time\":<time>}"
      }
    }
  } : {}

  snapshot_alarms = local.snapshots ? {
    snapshots-failed = {
      metric      = "SnapshotFailed", of = local.our_metric, statistic = "Sum", period = 900, comparison = ">=", threshold = 1, missing = "notBreaching"
      description = "Disks are without a snapshot, or old ones could not be deleted. It is tried again twice, and goes on where it stopped; which regions and disks, and why, is in ${local.logs} under \"reason\" (docs/how-to/snapshots.md)."
    }
  } : {}

  snapshot_metrics = local.snapshots ? ["SnapshotsCreated", "SnapshotsDeleted", "SnapshotsFailed", "SnapshotRegionsFailed"] : []

  # In an ARN a region may be "*".
  snapshot_arn_regions = local.snapshot_anywhere ? ["*"] : local.snapshot_regions
  volume_arns          = [for region in local.snapshot_arn_regions : "arn:${local.partition}:ec2:${region}:${local.account}:volume/*"]
  # Snapshots have no account in theirs.
  snapshot_arns = [for region in local.snapshot_arn_regions : "arn:${local.partition}:ec2:${region}::snapshot/*"]
  volume_tag    = try(regex("^tag:([^=]+)=(.*)$", local.snapshot_settings.selection), null)

  snapshot_statements = [
    merge(
      {
        Sid      = "LookAtDisks"
        Effect   = "Allow"
        Action   = ["ec2:DescribeVolumes", "ec2:DescribeSnapshots", "ec2:DescribeImages", "ec2:DescribeRegions"]
        Resource = "*"
      },
      # Which regions there are, the function's own is asked.
      local.snapshot_anywhere ? {} : { Condition = { StringEquals = { "aws:RequestedRegion" = distinct(concat(local.snapshot_regions, [local.region])) } } },
    ),
    # CreateSnapshot is authorised for the volume and for the snapshot that comes of it.
    merge(
      {
        Sid      = "MakeSnapshotsOfVolumes"
        Effect   = "Allow"
        Action   = "ec2:CreateSnapshot"
        Resource = local.volume_arns
      },
      local.volume_tag == null ? {} : { Condition = { StringEquals = { "aws:ResourceTag/${local.volume_tag[0]}" = local.volume_tag[1] } } },
    ),
    {
      Sid       = "MakeSnapshotsWithTags"
      Effect    = "Allow"
      Action    = "ec2:CreateSnapshot"
      Resource  = local.snapshot_arns
      Condition = { StringEquals = local.created_with_tag }
    },
    # Only in the creating call, as with interfaces.
    {
      Sid      = "TagSnapshotsThatAreMade"
      Effect   = "Allow"
      Action   = "ec2:CreateTags"
      Resource = local.snapshot_arns
      Condition = {
        StringEquals                = merge(local.created_with_tag, { "ec2:CreateAction" = "CreateSnapshot" })
        "ForAllValues:StringEquals" = { "aws:TagKeys" = ["fgt-asg:group", "fgt-asg:volume-id", "fgt-asg:instance-id", "fgt-asg:slot", "Name"] }
      }
    },
    {
      Sid       = "DeleteOwnSnapshots"
      Effect    = "Allow"
      Action    = "ec2:DeleteSnapshot"
      Resource  = local.snapshot_arns
      Condition = { StringEquals = local.has_our_tag }
    },
  ]
}

resource "aws_iam_role_policy" "snapshots" {
  count = local.snapshots ? 1 : 0

  name   = "snapshots"
  role   = aws_iam_role.function.name
  policy = jsonencode({ Version = "2012-10-17", Statement = local.snapshot_statements })
}
