data "aws_availability_zones" "available" {
  state = "available"

  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

locals {
  zones = slice(data.aws_availability_zones.available.names, 0, 2)

  # A /24 for each role in each zone.
  roles = ["untrust", "trust", "mgmt"]
  subnets = merge([
    for r, role in local.roles : {
      for z, zone in local.zones : "${role}-${zone}" => {
        role = role
        zone = zone
        cidr = cidrsubnet(aws_vpc.this.cidr_block, 8, r * 16 + z)
      }
    }
  ]...)

  # The ids are those of the route table associations. So a destroy keeps the route to the internet until the last firewall has given back
  # its Elastic IP.
  subnet_ids = {
    for role in local.roles : role => { for zone in local.zones : zone => aws_route_table_association.this["${role}-${zone}"].subnet_id }
  }
}

resource "aws_vpc" "this" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true

  tags = { Name = var.name }
}

resource "aws_subnet" "this" {
  for_each = local.subnets

  vpc_id            = aws_vpc.this.id
  availability_zone = each.value.zone
  cidr_block        = each.value.cidr

  tags = { Name = "${var.name}-${each.key}" }
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id

  tags = { Name = var.name }
}

# untrust and mgmt have a route to the internet. From trust, traffic leaves only through a firewall.
resource "aws_route_table" "public" {
  vpc_id = aws_vpc.this.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.this.id
  }

  tags = { Name = "${var.name}-public" }
}

resource "aws_route_table" "private" {
  vpc_id = aws_vpc.this.id

  tags = { Name = "${var.name}-private" }
}

resource "aws_route_table_association" "this" {
  for_each = local.subnets

  subnet_id      = aws_subnet.this[each.key].id
  route_table_id = each.value.role == "trust" ? aws_route_table.private.id : aws_route_table.public.id
}

resource "aws_security_group" "traffic" {
  name_prefix = "${var.name}-traffic-"
  description = "All traffic through the firewalls, which filter it"
  vpc_id      = aws_vpc.this.id

  ingress {
    description = "Traffic to filter"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    description = "Filtered traffic"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }

  tags = { Name = "${var.name}-traffic" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "management" {
  name_prefix = "${var.name}-mgmt-"
  description = "Management of the firewalls"
  vpc_id      = aws_vpc.this.id

  dynamic "ingress" {
    for_each = length(var.admin_cidrs) > 0 ? [22, 443] : []

    content {
      description = "Administrators"
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = var.admin_cidrs
    }
  }

  egress {
    description = "FortiGuard, license servers"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }

  tags = { Name = "${var.name}-mgmt" }

  lifecycle {
    create_before_destroy = true
  }
}
